/** The end of a sentence: a mark and a space, a mark that needs none, or the end of a line. Bounded, thus linear. */
const sentenceEnd = /[.!?…]{1,8}["'”’)\]]{0,4}(?=\s)|[。！？；]{1,8}["'”’」』）]{0,4}|\n/g

/**
 * The finished sentences of `text` after `from`, in words a screen reader can say, and where the unfinished rest begins.
 * With `complete` the rest counts as finished.
 */
export function takeSentences(
  text: string,
  from: number,
  complete = false,
): { sentences: string[]; end: number } {
  const sentences: string[] = []
  let end = from
  const take = (to: number) => {
    const words = withoutMarkdown(text.slice(end, to))
    if (words !== '') sentences.push(words)
    end = to
  }
  sentenceEnd.lastIndex = from
  for (let found = sentenceEnd.exec(text); found; found = sentenceEnd.exec(text)) {
    // "1." at the start of a line is a number of a list, not a sentence.
    if (/^\s*\d+\.$/.test(text.slice(end, sentenceEnd.lastIndex))) continue
    take(sentenceEnd.lastIndex)
  }
  if (complete) take(text.length)
  return { sentences, end }
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/!?\[([^\]]{0,300})\]\([^)]{0,300}\)/g, '$1')
    .replace(/^\s*(?:[-+*>]|#{1,6})\s+/, '')
    .replace(/^[\s|:-]+$/, '')
    .replace(/[*_`~]{1,3}/g, '')
    .replace(/ ?\| ?/g, ', ')
    .trim()
    .replace(/^, ?|,$/g, '')
}
