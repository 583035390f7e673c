import type { Chat, Turn } from '../../../../src/core/chat/turn.ts'
import { type Result, success } from '../../../../src/core/problem/result.ts'
import { defaultSettings } from '../../../../src/core/settings/settings.ts'
import type { ChatView, FeedEvent, RequestName } from '../../../../src/platform/messages/messages.ts'
import { createChat } from '../../../../src/popup/state/chat.ts'
import { sampleChat } from '../../platform/store/sample-store.ts'
import { makeTurn } from '../../samples/samples.ts'

/** A chat as the store has it. */
export const chatRow: Chat = { ...sampleChat, title: 'A lake' }

/** A turn of that chat that is being answered, but for `changes`. */
export const turnRow = (changes: Partial<Turn> = {}): Turn =>
  makeTurn({
    question: 'What is it?',
    state: { name: 'answering' },
    leaseUntil: Date.now() + 30_000,
    ...changes,
  })

/** A background that answers from a table and remembers what it was asked. */
export function openPage(answers: Partial<Record<RequestName, unknown>> = {}, hasKey = true) {
  const asked: { name: RequestName; payload: unknown }[] = []
  const followed: (string | null)[] = []
  const downloads: { file: Blob; name: string }[] = []
  const typed = new Map<string | null, string>()
  const table = {
    readState: {
      settings: defaultSettings,
      key: { hasKey, last4: null, host: '', storage: 'computer', isLocked: false },
    },
    ...answers,
  }
  let send: (event: FeedEvent) => void = () => {}
  const files = { read: async (_: Blob): Promise<Result<string>> => success('data:image/png;base64,AA==') }
  const chat = createChat({
    ask: (async (name: RequestName, payload: unknown) => {
      asked.push({ name, payload })
      const entry = (table as Record<string, unknown>)[name] ?? null
      const given = typeof entry === 'function' ? entry() : entry
      const value = given instanceof Promise ? await given : given
      return value instanceof Error ? { ok: false, problem: { kind: 'storage-failed' } } : { ok: true, value }
    }) as never,
    connect: (onEvent) => {
      send = onEvent
      return { follow: (id) => followed.push(id) }
    },
    files: {
      read: (file) => files.read(file),
      isPrivate: async () => false,
    },
    requestSiteAccess: async () => {},
    download: (file, name) => void downloads.push({ file, name }),
    typedQuestions: {
      read: async (id) => typed.get(id) ?? '',
      write: async (id, question) => void typed.set(id, question),
    },
  })
  const show = (turns: Turn[], row: Chat | null = chatRow) =>
    send({ name: 'show', view: { chat: row, turns } satisfies ChatView })
  const names = () => asked.map(({ name }) => name)
  return {
    chat,
    files,
    asked,
    names,
    followed,
    typed,
    downloads,
    show,
    send: (event: FeedEvent) => send(event),
  }
}
