/**
 * What is typed or pasted before the page knows which field it is for: a key must not land in the question. The first field
 * that comes takes it.
 */
export function createEarlyTyping() {
  let text = ''
  return {
    writeEarly(typed: string) {
      text = typed
    },
    takeEarly(): string {
      const taken = text
      text = ''
      return taken
    },
  }
}
