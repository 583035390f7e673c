import { Ajv } from 'ajv'
import chatBody from './chat-body.json' with { type: 'json' }
import countBody from './count-body.json' with { type: 'json' }

const ajv = new Ajv({ allowUnionTypes: true, formats: { uri: (text: string) => URL.canParse(text) } })
const fits = {
  '/chat/completions': ajv.compile(chatBody),
  '/responses/input_tokens': ajv.compile(countBody),
}

/**
 * What in a body is not as the vendor's published schema wants it, in words; null when all of it is, or when no body is sent
 * to such a path. The specification knows `detail: original` since 2026 (the one of a year before did not): no difference of
 * this product's bodies is left, and none is let pass.
 */
export function misfitOf(path: string, body: unknown): string | null {
  const found = Object.entries(fits).find(([ending]) => path.endsWith(ending))
  if (found === undefined || found[1](body)) return null
  return ajv.errorsText(found[1].errors, { dataVar: 'body' })
}
