/** A link of an answer that may be followed: http(s) only, with the host that a reader has to see. */
export type SafeLink = { href: string; host: string; long: boolean }

/** Longest query and fragment, in characters, that a link may carry without a warning. */
const plainQueryCharacters = 200

/** Reads an address written by a model; null unless it is an absolute http(s) one. */
export function safeLink(url: string): SafeLink | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null
  const { href, host, search, hash } = new URL(url)
  return { href, host, long: search.length + hash.length > plainQueryCharacters }
}

/** The host of an absolute http(s) address, else null. */
export function hostOf(url: string): string | null {
  return safeLink(url)?.host ?? null
}
