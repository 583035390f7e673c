import { type Group, small } from '../state.ts'

const hebrew = 'מה רואים בתמונה, ואיפה היא צולמה?'

/** What answers contain, and other scripts. */
export const contents: Group = {
  name: 'contents',
  states: [
    { name: 'mathematics', card: 'photo', set: { model: 'fault-mathematics' }, in: small },
    { name: 'tasks, notes, code', card: 'photo', set: { model: 'fault-contents' }, in: ['popup', 'panel'] },
    {
      name: 'right to left',
      card: 'photo',
      set: { model: 'fault-right-to-left', defaultQuestion: hebrew },
      in: ['popup', 'narrow', 'tab'],
    },
    { name: 'larger text', card: 'photo', set: { model: 'fault-long', textSize: 'larger' }, in: small },
    {
      name: 'long code',
      card: 'photo',
      set: { model: 'fault-long' },
      reach: (chat) =>
        chat.surface.evaluate("document.querySelector('pre').scrollIntoView({ block: 'center' })"),
    },
  ],
}
