/** A piece of an answer: words of it, words of the thinking before it, or the news that all words so far were thinking. */
export type SortedPiece = { part: 'answer' | 'thinking'; text: string } | { part: 'was-thinking' }

/** Tells thinking from the answer in text that comes in pieces. */
export type ThinkTags = {
  push(piece: string): SortedPiece[]
  end(): SortedPiece[]
}

/** The tags in which models write what they think, where the server leaves them in the text. */
const tags = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<reasoning>', '</reasoning>'],
  ['<seed:think>', '</seed:think>'],
  ['[THINK]', '[/THINK]'],
  ['◁think▷', '◁/think▷'],
] as const

/** The tag that some templates open in the question (DeepSeek, Qwen), so that the answer has its end alone. */
const strayEnd = '</think>'

/** Thoughts that follow each other with nothing between; a text of tags alone is not read for ever. */
const maxTags = 8

/** More blanks than stand before an answer; they are not held back for ever. */
const maxBlanks = 1000

/**
 * Sorts a text: only tags at its very beginning hold thinking; those in its midst, in code, are words. Without the end of a tag
 * all is thinking. An end alone, at the end or the beginning of a line or between two sentences and not in code, can tell only
 * afterwards that what had come was thinking: then it says so, and who has shown it takes it back.
 */
export function sortThinking(): ThinkTags {
  let state: 'start' | 'thinking' | 'answer' = 'start'
  let held = ''
  let closing = ''
  let tagCount = 0
  let thought = watchFor('')
  /** What came of an answer in which a stray end may come; null when none may come any more. */
  let said: string | null = ''

  function push(piece: string): SortedPiece[] {
    const text = held + piece
    held = ''
    if (state === 'start') return begin(text)
    return state === 'thinking' ? think(text) : answer(text)
  }

  function begin(text: string): SortedPiece[] {
    const begun = text.trimStart()
    const lower = begun.slice(0, 20).toLowerCase()
    const found = tags.find(([opening]) => lower.startsWith(opening.toLowerCase()))
    if (found && tagCount < maxTags) {
      state = 'thinking'
      closing = found[1]
      tagCount += 1
      said = null
      thought = watchFor(found[0])
      return [...words('thinking', tagCount > 1 ? '\n\n' : ''), ...think(begun.slice(found[0].length))]
    }
    const mayBecome = !found && tags.some(([opening]) => opening.toLowerCase().startsWith(lower))
    if (mayBecome && text.length < maxBlanks) {
      held = text
      return []
    }
    state = 'answer'
    return answer(tagCount > 0 ? begun : text)
  }

  function think(text: string): SortedPiece[] {
    const at = indexOfTag(text, closing)
    if (at < 0) {
      held = beginningAtEnd(text, closing)
      return thinkOf(text.slice(0, text.length - held.length))
    }
    const pieces = thinkOf(text.slice(0, at))
    // Then what ended may be the inner one: the end of the outer one tells.
    if (thought.wasSeen() && closing === strayEnd) said = ''
    state = 'start'
    return [...pieces, ...begin(text.slice(at + closing.length))]
  }

  function thinkOf(text: string): SortedPiece[] {
    thought.push(text)
    return words('thinking', text)
  }

  function answer(text: string): SortedPiece[] {
    if (said === null) return words('answer', text)
    const at = indexOfTag(text, strayEnd)
    if (at < 0) {
      held = beginningAtEnd(text, strayEnd)
      return say(text.slice(0, text.length - held.length))
    }
    const before = said + text.slice(0, at)
    const after = text.slice(at + strayEnd.length)
    // What comes next decides.
    if (/^[ \t]{0,100}$/.test(after) && !isAtLineStart(before)) {
      held = text.slice(at)
      return say(text.slice(0, at))
    }
    said = null
    if (!partsThought(before, after)) return words('answer', text)
    state = 'start'
    tagCount += 1
    return [...words('answer', text.slice(0, at)), { part: 'was-thinking' }, ...begin(after)]
  }

  function say(text: string): SortedPiece[] {
    said += text
    return words('answer', text)
  }

  return {
    push,
    end() {
      const text = state === 'start' && tagCount > 0 ? held.trimStart() : held
      held = ''
      return words(state === 'thinking' ? 'thinking' : 'answer', text)
    },
  }
}

/** Looks for a tag in text that comes in pieces. */
function watchFor(tag: string) {
  let tail = ''
  let wasSeen = false
  return {
    push(piece: string): void {
      wasSeen ||= indexOfTag(tail + piece, tag) >= 0
      tail = beginningAtEnd(tail + piece, tag)
    },
    wasSeen: () => wasSeen,
  }
}

const words = (part: 'answer' | 'thinking', text: string): SortedPiece[] =>
  text === '' ? [] : [{ part, text }]

const isAtLineStart = (before: string) => /(^|\n)[ \t]*$/.test(before.slice(-100))

/** Whether an end alone parts thinking from the answer. */
const partsThought = (before: string, after: string) =>
  !isInCode(before) &&
  (isAtLineStart(before) || /^[ \t]{0,100}[\r\n]/.test(after) || endsSentence(before, after))

/** Whether a tag parts two sentences with nothing between; those that tell of a tag put it into a sentence. */
const endsSentence = (before: string, after: string) =>
  /[.!?…。！？]$/.test(before.slice(-1)) && /^[\p{Lu}\p{Lo}]/u.test(after)

/** Whether a text ends within a fence of code, or right after the sign of code in a line. */
const isInCode = (before: string) =>
  (before.match(/^ {0,3}(```|~~~)/gm) ?? []).length % 2 === 1 || before.endsWith('`')

/** Where a tag stands, in whatever case. */
const indexOfTag = (text: string, tag: string) => text.search(new RegExp(tag.replace(/[^\w]/g, '\\$&'), 'i'))

/** The end of a text that may be the beginning of a tag. */
function beginningAtEnd(text: string, tag: string): string {
  const lower = tag.toLowerCase()
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length--)
    if (lower.startsWith(text.slice(-length).toLowerCase())) return text.slice(-length)
  return ''
}
