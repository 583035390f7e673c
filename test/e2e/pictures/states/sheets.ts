import { shownHelp } from '../reach.ts'
import { type Group, small } from '../state.ts'

/** What opens over a chat or in its place. */
export const sheets: Group = {
  name: 'sheets',
  states: [
    { name: 'sheet', card: 'photo', reach: (chat) => chat.openSheet(), in: [...small, 'sidebar', 'tab'] },
    { name: 'sheet, all levels', reach: (chat) => chat.openAllLevels(), in: ['popup', 'narrow', 'tab'] },
    { name: 'help', reach: shownHelp, in: [...small, 'tab'] },
    { name: 'history', reach: (chat) => chat.press('History'), in: [...small, 'panel', 'sidebar'] },
    {
      name: 'new chat',
      async reach(chat) {
        await chat.press('New chat')
        await chat.untilShows(/./)
      },
      in: [...small, 'sidebar', 'tab'],
    },
  ],
}
