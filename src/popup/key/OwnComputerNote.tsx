import type { Preset } from '../../core/server/presets.ts'
import { howTo, problemWords } from '../../platform/problem/problem-words.ts'
import { t } from '../../platform/words/i18n.ts'
import type { OwnComputer } from '../state/own-computer.ts'

/** Which server was found on this computer, or what to do where none was. */
export function OwnComputerNote({ seen, servers }: { seen: OwnComputer; servers: readonly Preset[] }) {
  return <>{words(seen, servers.map(({ name }) => name).join(', '))}</>
}

function words(seen: OwnComputer, names: string): string {
  switch (seen.name) {
    case 'not-looked':
      return ''
    case 'looking':
      return t('popupOwnLooking', { names })
    case 'none':
      return t('popupOwnNone', { names })
    case 'refused':
      return [problemWords(seen.problem, seen.server.name).title, howTo(seen.problem)].join(' ')
    case 'found': {
      const { name } = seen.server
      if (seen.model === null) return t('popupOwnNoModel', { name })
      return t(seen.sees ? 'popupOwnFound' : 'popupOwnMayNotSee', { name, model: seen.model })
    }
    default:
      return seen satisfies never
  }
}
