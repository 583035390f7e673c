/**
 * The house. The wings of `src/` say where code runs, the rooms inside them what it is about: the same word in every wing.
 * A room is a folder of its wing, and what lies in folders below it; '' is what lies in the wing itself. The rooms of a
 * wing stand from the ground up: a file may import its own room and those before it.
 */
export const rooms = {
  core: [
    '',
    'problem',
    'tokens',
    'image',
    'link',
    'page',
    'server',
    'failure',
    'money',
    'settings',
    'chat',
    'answer',
    'request',
  ],
  platform: ['words', 'problem', 'style', 'browser', 'store', 'messages'],
  content: ['page', 'image', 'picker', ''],
  background: ['chat', 'money', 'image', 'request', 'flows', ''],
  popup: ['state', 'pieces', 'money', 'image', 'key', 'problem', 'history', 'question', 'answer', 'turn', ''],
  options: ['state', 'form', 'server', 'asking', 'money', 'storage', 'interface', 'rail', ''],
} as const

export type Wing = keyof typeof rooms
type Room = Exclude<(typeof rooms)[Wing][number], ''>

/** What each wing is, and which wings it may import; of those in `types` only types, or scripts to inject. */
export const wings: Record<Wing, { what: string; imports: readonly Wing[]; types?: readonly Wing[] }> = {
  core: {
    what: 'every decision, pure: data in, data out',
    imports: ['core'],
  },
  platform: {
    what: 'one browser facility each: messages, stores, encoding, language',
    imports: ['core', 'platform'],
  },
  content: {
    what: 'what runs in a page after a click: `page.iife.ts` finds and reads images, `picker.iife.ts` lets the user choose',
    imports: ['core', 'content'],
  },
  background: {
    what:
      'owns every request: `index.ts` (listeners) and `handlers.ts` (messages) → a story in `flows` → `image/climb.ts` ' +
      'finds the pixels → `request/ask.ts` → `send-once.ts` → `openai.ts`',
    imports: ['core', 'platform', 'background'],
    types: ['content'],
  },
  popup: { what: 'the chat: popup, side panel, tab', imports: ['core', 'platform', 'popup'] },
  options: { what: 'the options page', imports: ['core', 'platform', 'options'] },
}

/** What each room is about, in whichever wing. */
export const subjects: Record<Room, string> = {
  image: 'a picture: its file, its bytes, how it is shrunk and drawn, its receipt',
  link: 'the address of a picture: whether it is public and plain, so that a server may have it',
  page: 'where pictures sit on a page, which one was meant, which ways lead to its pixels',
  picker: 'choosing a picture or a region on the page',
  tokens: 'what images and texts cost in tokens, and the levels of detail',
  money: 'prices, estimates, what was spent, limits on it',
  server: 'whom we ask: address, key, what it can do',
  failure: 'what a refusal of a server means',
  problem: 'what can go wrong, as a user meets it: kinds, words, and the buttons that help',
  chat: 'chats and their turns, as they are stored and as they run',
  question: 'asking: the box, the model, the detail, own images',
  key: 'the key that is wanted, or locked',
  request: 'from a question to the body that is sent, and to the last word of the answer',
  answer: 'the text of an answer: Markdown, formulas, footnotes, links, sentences',
  turn: 'one question and its answer on the page',
  history: 'the list of chats',
  flows: 'what a click, a message or a shortcut sets going, from its beginning to its end',
  settings: 'everything on the options page but the key, one row a setting',
  asking: 'the options of how to ask: model, detail, questions',
  interface: 'the options of look and keys: language, colours, size of text, menu, shortcuts',
  storage: 'the options of what leaves, what is allowed and what is kept: counts, export, import, removal',
  rail: 'the way to each page of the options and to each setting: links, search, addresses',
  form: 'the fields of the options: label, control, why it was refused',
  state: 'what the page knows and can do: signals and actions, without markup',
  pieces: 'small parts that several rooms show',
  words: 'every text in the language of the interface, from `_locales`',
  style: 'colours, type, and what every page shares',
  browser: 'one facility of the browser each',
  store: 'what is kept, and where: chats, images, the ledger, settings, keys',
  messages: 'the one map of messages between the background and our pages',
}

/** So many files a folder holds at most. */
export const maxFilesInRoom = 16
