/** Takes the JSON objects and arrays out of text that comes in pieces, whatever stands between them. */
export type JsonValues = {
  /** Gives the values that are whole now, as text. */
  push(piece: string): string[]
  /** Gives what is whole of an array that is not, else the lines of what is not: one of them may have cut the others off. */
  end(): string[]
  /** How many characters wait for the end of their value. */
  waiting(): number
}

/**
 * One answer as JSON, pretty-printed or not, JSON by lines, a JSON text sequence, or values one after the other. A text in
 * quotes holds no line end in JSON: a value in which one does is broken, and reading begins anew after it.
 */
export function splitJsonValues(): JsonValues {
  let held = ''
  let depth = 0
  let isInText = false
  let isEscaped = false

  /** Takes a character, and gives whether it ends or breaks a value. */
  function step(character: string): 'whole' | 'broken' | null {
    if (isInText) {
      if (character === '\n' || character === '\r') return 'broken'
      if (isEscaped) isEscaped = false
      else if (character === '\\') isEscaped = true
      else if (character === '"') isInText = false
      return null
    }
    if (character === '{' || character === '[') depth += 1
    else if (depth === 0) return null
    else if (character === '"') isInText = true
    else if (character === '}' || character === ']') depth -= 1
    return depth === 0 ? 'whole' : null
  }

  function reset(): void {
    held = ''
    depth = 0
    isInText = false
    isEscaped = false
  }

  return {
    push(piece) {
      const whole: string[] = []
      let start = 0
      for (let index = 0; index < piece.length; index++) {
        const isOutside = depth === 0
        const stepped = step(piece.charAt(index))
        if (isOutside && depth === 1) start = index
        if (stepped === 'whole') whole.push(held + piece.slice(start, index + 1))
        if (stepped !== null) reset()
      }
      if (depth > 0) held += piece.slice(start)
      return whole
    },
    end() {
      const rest = held
      reset()
      return rest.startsWith('[') ? splitJsonValues().push(rest.slice(1)) : rest.split(/[\r\n]+/)
    },
    waiting: () => held.length,
  }
}
