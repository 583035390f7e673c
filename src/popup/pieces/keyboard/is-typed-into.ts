/** Whether a press of a letter is for this: a field for text, or a list that letters choose from. */
export const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches(typedInto)

const typedInto =
  'input:not([type=radio], [type=checkbox], [type=range], [type=button], [type=file]), textarea, select, [contenteditable]'
