/** Whether a text has anything to read: one of spaces, or of marks that nobody sees, says nothing. */
export const hasWords = (text: string): boolean =>
  /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text)
