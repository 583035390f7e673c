import { shownMenu } from '../reach.ts'
import { everywhere, type Group, small } from '../state.ts'

const waits = 60

/** How an answer comes, and what is around it. */
export const answers: Group = {
  name: 'answers',
  states: [
    { name: 'looking', card: 'photo', set: { model: `fault-first-byte-${waits}` }, until: /Waiting for/ },
    { name: 'thinking', card: 'photo', set: { model: `fault-thinking-silent-${waits}` }, until: /Thinking/ },
    { name: 'streaming', card: 'photo', set: { model: `fault-silence-${waits}` }, until: /first half/ },
    { name: 'done', card: 'photo', set: { model: 'fault-long' }, in: everywhere },
    {
      name: 'done, its end',
      reach: (chat) =>
        chat.surface.evaluate(
          "document.querySelector('main').scrollTo(0, 1e6), new Promise(requestAnimationFrame)",
        ),
    },
    { name: 'short', card: 'photo' },
    { name: 'cost', reach: (chat) => chat.breakdown() },
    { name: 'menu of the page', reach: (chat) => shownMenu(chat, 'More') },
    { name: 'menu of the picture', reach: (chat) => shownMenu(chat, 'Wrong picture?') },
    { name: 'menu to copy', reach: (chat) => shownMenu(chat, 'Copy as…') },
    { name: 'menu to ask again', reach: (chat) => shownMenu(chat, 'Ask again') },
    { name: 'thought', card: 'photo', set: { model: 'fault-thinking-silent-1' } },
    {
      name: 'thought, unfolded',
      reach: (chat) => chat.surface.click({ role: 'button', name: 'Thinking,', partly: true }),
    },
    { name: 'waits for a question', card: 'photo', set: { askAtOnce: false }, until: /./, in: small },
    {
      name: 'follow-up',
      card: 'photo',
      in: small,
      reach: async (chat) => {
        if ((await chat.turns()).length > 1) return
        await chat.ask('Which colour is most of it, and where does it stand?')
        await chat.untilSettled(2)
      },
    },
    { name: 'a saved answer', card: 'photo', set: { reuseAnswers: true } },
    { name: 'first half only', card: 'photo', set: { model: 'fault-cut' } },
    { name: 'at the longest answer', card: 'photo', set: { model: 'fault-length' } },
    { name: 'all thought', card: 'photo', set: { model: 'fault-thinking-only' } },
    { name: 'declined', card: 'photo', set: { model: 'fault-refusal' } },
  ],
}
