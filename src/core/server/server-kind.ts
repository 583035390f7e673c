import { isLoopbackHost } from './base-url.ts'

/** Hosts of Azure OpenAI, which name the key's header `api-key`. */
const azureHosts = ['.openai.azure.com', '.services.ai.azure.com']

/** Whether the server is OpenAI's own, its regional ones among them: published prices and token rules hold for it. */
export function isOpenAi(baseUrl: string): boolean {
  const host = readUrl(baseUrl)?.hostname ?? ''
  return host === 'api.openai.com' || host.endsWith('.api.openai.com')
}

/** Whether the key goes into `api-key` instead of `Authorization`. */
export function isAzure(baseUrl: string): boolean {
  const host = readUrl(baseUrl)?.hostname ?? ''
  return azureHosts.some((suffix) => host.endsWith(suffix))
}

/** Whether the server is on this computer. */
export function isLocalServer(baseUrl: string): boolean {
  const url = readUrl(baseUrl)
  return url !== null && isLoopbackHost(url.hostname)
}

/** Whether to ask for a key before sending; a server on this computer often has none. */
export function needsKey(baseUrl: string): boolean {
  return !isLocalServer(baseUrl)
}

function readUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
