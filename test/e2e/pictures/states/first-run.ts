import { everywhere, type Group, small } from '../state.ts'

/** Before there is a key. */
export const firstRun: Group = {
  name: 'first-run',
  states: [
    { name: 'first run', card: 'photo', set: {}, until: /Connect/, in: everywhere },
    {
      name: 'first run, own computer',
      reach: (chat) => chat.surface.click({ role: 'radio', name: 'On this computer' }),
      until: /Connect/,
    },
    {
      name: 'first run, no key',
      async reach(chat) {
        await chat.press('Ask')
        await chat.untilAlert()
      },
      until: /Connect/,
      in: small,
    },
    { name: 'first run, chinese', set: { interfaceLanguage: 'zh_CN' }, until: /AI/, in: small },
    {
      name: 'first run, nothing chosen',
      set: {},
      reach: async (chat) => {
        await chat.press('New chat')
        await chat.untilShows(/./)
      },
      until: /./,
      in: small,
    },
  ],
}
