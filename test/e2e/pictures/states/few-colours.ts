import { shownHelp, shownMenu } from '../reach.ts'
import type { Group, State } from '../state.ts'

const forced = (state: State): State => ({ ...state, colours: ['forced'] })

const states: State[] = [
  { name: 'streaming', card: 'photo', set: { model: 'fault-silence-60' }, until: /first half/ },
  { name: 'done', card: 'photo', set: { model: 'fault-contents' } },
  { name: 'sheet', reach: (chat) => chat.openSheet() },
  { name: 'menu', reach: (chat) => shownMenu(chat, 'More') },
  { name: 'help', reach: shownHelp },
  { name: 'history', reach: (chat) => chat.press('History') },
  { name: 'wrong key', card: 'photo', set: { model: 'fault-401' } },
  { name: 'small print', card: 'huge', set: { detail: 'low' } },
  { name: 'waits for a question', card: 'photo', set: { askAtOnce: false }, until: /ready to send/ },
]

/** Where the system allows few colours: states are told by lines and shapes. */
export const fewColours: Group = { name: 'few-colours', states: states.map(forced) }
