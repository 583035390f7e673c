/**
 * How the keys of providers look that no other has, by the provider's name in the presets (Anthropic's is for telling alone).
 * Of `sk-` and 32 digits many make theirs, so that says nothing. Source: keys in the providers' own documents, 2026-11-26.
 */
const forms = {
  OpenRouter: /^sk-or-/,
  Anthropic: /^sk-ant-/,
  OpenAI: /^sk-(?:proj|svcacct|None)-/,
  Gemini: /^(?:AIza[\w-]{30,}|AQ\.[\w-]{30,})$/,
  GLM: /^[\da-f]{32}\.[A-Za-z\d]{16}$/,
} as const

/** Whose a key is by its form alone; null where it could be anybody's. */
export type KeyOwner = keyof typeof forms

/** The provider whose key this plainly is, or null. */
export function keyOwner(key: string): KeyOwner | null {
  const owners = Object.keys(forms) as KeyOwner[]
  return owners.find((owner) => forms[owner].test(key)) ?? null
}
