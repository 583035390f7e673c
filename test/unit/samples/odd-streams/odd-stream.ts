/** A body that a server sends with a success, and what is to come of it; a number among the pieces is a pause in ms. */
export type OddStream = {
  name: string
  status: number
  contentType: string | null
  body: (string | number)[]
  expect: { end: string; text: string; thinking?: string; usage?: boolean }
}

/** What they all see. */
export const boat = 'A red boat on a lake.'
export const json = (value: unknown) => JSON.stringify(value)
export const event = (value: unknown) => `data: ${json(value)}\n\n`
export const chunk = (delta: object, more: object = {}) => ({
  choices: [{ index: 0, delta, finish_reason: null, ...more }],
})
export const delta = (content: unknown, more: object = {}) => event(chunk({ content }, more))
export const thinks = (fields: object) => event(chunk(fields))
export const finish = (finish_reason: unknown) => event(chunk({}, { finish_reason }))
export const counts = { prompt_tokens: 120, completion_tokens: 7, total_tokens: 127 }
export const usage = event({ choices: [], usage: counts })
export const done = 'data: [DONE]\n\n'
export const message = (content: unknown, finish_reason: unknown = 'stop', more: object = {}) => ({
  ...{
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason }],
  },
  ...more,
})
export const whole = delta('A red boat ') + delta('on a lake.')

export const row = (
  name: string,
  body: string | (string | number)[],
  end: string,
  text: string = boat,
  more: Partial<OddStream['expect']> & { contentType?: string } = {},
): OddStream => {
  const { contentType = 'text/event-stream', ...rest } = more
  return { name, status: 200, contentType, body: [body].flat(), expect: { end, text, ...rest } }
}
