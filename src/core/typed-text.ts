/** One line of text as typed, without control characters, lone surrogates and outer spaces. */
export function readLine(typed: string): string {
  return typed.replace(/[\p{Cc}\p{Cs}]/gu, '').trim()
}

/** Several lines of text as typed, without lone surrogates, outer spaces and control characters but tab and line feed. */
export function readLines(typed: string): string {
  return typed
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}]/gu, '')
    .trim()
}
