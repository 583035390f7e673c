/** A server of the same protocol that people often use. */
export type Preset = {
  name: string
  /** What it calls itself in Chinese, where that differs. */
  chineseName?: string
  baseUrl: string
  /** Where one makes a key; null for a server on this computer, which needs none. */
  keyPage: string | null
  /** A cheap model of it that sees pictures; null where that depends on what is installed. */
  model: string | null
  /** Whether that model costs nothing. */
  isFree: boolean
  /** Whether it is put first for people who read Chinese: account, documents and payment are theirs. */
  isChinese?: boolean
}

const hosted = (name: string, baseUrl: string, keyPage: string, model: string): Preset => ({
  name,
  baseUrl,
  keyPage,
  model,
  isFree: false,
})

const own = (name: string, baseUrl: string): Preset => ({
  name,
  baseUrl,
  keyPage: null,
  model: null,
  isFree: true,
})

/**
 * In the order in which they are offered. Models and what they see: vendors' documents, read on 2026-11-26. Not offered, since
 * they let no page of an extension in without access to their host: Qwen, Kimi and Doubao.
 */
export const presets: readonly Preset[] = [
  hosted('OpenAI', 'https://api.openai.com/v1', 'https://platform.openai.com/api-keys', 'gpt-6-luna'),
  hosted(
    'OpenRouter',
    'https://openrouter.ai/api/v1',
    'https://openrouter.ai/settings/keys',
    'openai/gpt-6-luna',
  ),
  hosted(
    'Gemini',
    'https://generativelanguage.googleapis.com/v1beta/openai',
    'https://aistudio.google.com/apikey',
    'gemini-2.5-flash-lite',
  ),
  {
    ...hosted(
      'GLM',
      'https://open.bigmodel.cn/api/paas/v4',
      'https://bigmodel.cn/usercenter/proj-mgmt/apikeys',
      'glm-4.6v-flash',
    ),
    chineseName: '智谱 GLM',
    isFree: true,
    isChinese: true,
  },
  {
    ...hosted(
      'DeepSeek',
      'https://api.deepseek.com/v1',
      'https://platform.deepseek.com/api_keys',
      'deepseek-flash',
    ),
    isChinese: true,
  },
  {
    ...hosted(
      'SiliconFlow',
      'https://api.siliconflow.cn/v1',
      'https://cloud.siliconflow.cn/account/ak',
      'Qwen/Qwen3.5-4B',
    ),
    chineseName: '硅基流动',
    isChinese: true,
  },
  own('Ollama', 'http://localhost:11434/v1'),
  own('LM Studio', 'http://localhost:1234/v1'),
  own('llama.cpp', 'http://localhost:8080/v1'),
]

/** The provider of the table at whose origin a server lies; undefined for any other, and for what is no address. */
export function presetOfOrigin(baseUrl: string): Preset | undefined {
  if (!URL.canParse(baseUrl)) return undefined
  const { origin } = new URL(baseUrl)
  return presets.find((preset) => new URL(preset.baseUrl).origin === origin)
}

/** The provider that a server belongs to, its regional hosts among them; on this computer the port tells them apart. */
export function presetAt(baseUrl: string): Preset | undefined {
  if (!URL.canParse(baseUrl)) return undefined
  const { hostname, protocol } = new URL(baseUrl)
  const isOf = (own: URL) => protocol === 'https:' && `.${hostname}`.endsWith(`.${own.hostname}`)
  return presetOfOrigin(baseUrl) ?? presets.find((preset) => isOf(new URL(preset.baseUrl)))
}

/**
 * The model that goes with another server: while the model is the one that comes with the provider before, which the other one
 * does not know, the other's own; null where it stays.
 */
export function modelAt(baseUrl: string, before: { baseUrl: string; model: string }): string | null {
  const model = presetAt(baseUrl)?.model ?? null
  const isItsOwn = presetAt(before.baseUrl)?.model === before.model
  return isItsOwn && model !== before.model ? model : null
}

/** What a preset is called in a language, which is a BCP 47 tag. */
export const presetName = ({ name, chineseName }: Preset, language: string): string =>
  (language.startsWith('zh') && chineseName) || name
