import { type Preset, presetOfOrigin, presets } from './presets.ts'
import { isLocalServer } from './server-kind.ts'

/** Whom a first run offers to ask. */
export type ProviderChoice =
  /** A provider of the table. */
  | { kind: 'preset'; preset: Preset }
  /** The server of the settings, where that is none of the table. */
  | { kind: 'current'; baseUrl: string; host: string }
  /** Whichever of these servers runs on this computer. */
  | { kind: 'own-computer'; servers: readonly Preset[] }

type User = {
  /** The user's language as a BCP 47 tag, with its region where known. */
  language: string
  /** What the settings say now, and what they say before anything was set. */
  baseUrl: string
  untouched: string
  /** A telephone runs no server of its own. */
  isPhone: boolean
}

/**
 * The providers that fit the user, the likeliest first, and which of them is chosen at first: what the settings name, or the
 * first where nothing was set. Without Chinese, those for people who read it are left out.
 */
export function providerChoices(user: User): { choices: readonly ProviderChoice[]; chosen: number } {
  const hosted = presets.filter(({ keyPage }) => keyPage !== null)
  const chinese = hosted.filter(({ isChinese }) => isChinese)
  const others = hosted.filter(({ isChinese }) => !isChinese)
  const ordered = isInChina(user.language) ? [...chinese, ...others] : others
  const current = currentChoice(user.baseUrl)
  const fitting: ProviderChoice[] = ordered.map((preset) => ({ kind: 'preset', preset }))
  if (!user.isPhone)
    fitting.push({ kind: 'own-computer', servers: presets.filter(({ keyPage }) => keyPage === null) })
  if (user.baseUrl === user.untouched) return { choices: fitting, chosen: 0 }
  const at = current ? fitting.findIndex((choice) => isSame(choice, current)) : -1
  if (current === null || at >= 0) return { choices: fitting, chosen: Math.max(at, 0) }
  return { choices: [current, ...fitting], chosen: 0 }
}

/** Simplified Chinese and the People's Republic; in Taiwan, Hong Kong and Macau the providers of the rest fit. */
const isInChina = (language: string) => /^zh(?!.*[-_](tw|hk|mo|hant))/i.test(language)

/** Null for a server on this computer: that it is asked for a key is no reason to offer it. */
function currentChoice(baseUrl: string): ProviderChoice | null {
  const preset = presetOfOrigin(baseUrl)
  if (preset?.keyPage) return { kind: 'preset', preset: { ...preset, baseUrl } }
  return isLocalServer(baseUrl) ? null : { kind: 'current', baseUrl, host: new URL(baseUrl).host }
}

const isSame = (one: ProviderChoice, other: ProviderChoice) =>
  one.kind === 'preset' && other.kind === 'preset' && one.preset.name === other.preset.name

/** What a choice is stored as: null for this computer, whose servers are looked for first. */
export function serverOf(choice: ProviderChoice): { baseUrl: string; model: string | null } | null {
  switch (choice.kind) {
    case 'preset':
      return choice.preset
    case 'current':
      return { baseUrl: choice.baseUrl, model: null }
    case 'own-computer':
      return null
    default:
      return choice satisfies never
  }
}
