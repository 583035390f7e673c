/**
 * A text without the characters that order it to be read from right to left or back (Unicode's Bidi_Control). Letters
 * have a direction of their own, and the page isolates what it shows: these serve to show another text than there is.
 */
export function withoutBidiControls(text: string): string {
  return text.replace(/\p{Bidi_Control}/gu, '')
}
