/** Characters (UTF-16 units) of a piece: what a browser lays out at once when text is added. */
const pieceCharacters = 4000

/** Text as it is, in pieces: when it grows, the browser lays out the last one alone. */
export function LongText({ text }: { text: string }) {
  const starts = Array.from({ length: Math.ceil(text.length / pieceCharacters) }, (_, index) =>
    wholeCharacter(text, index * pieceCharacters),
  )
  return (
    <>
      {starts.map((start, index) => (
        <p key={start} class="plain" dir="auto">
          {text.slice(start, starts[index + 1])}
        </p>
      ))}
    </>
  )
}

/** The same place, or one before it if that is the middle of a character. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
