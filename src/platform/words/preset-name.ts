import type { Preset } from '../../core/server/presets.ts'
import { languageTag } from './i18n.ts'

/** What a provider is called in the language of the interface. */
export const presetName = ({ name, chineseName }: Preset): string =>
  (languageTag().startsWith('zh') && chineseName) || name
