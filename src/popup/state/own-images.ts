import { signal } from '@preact/signals'
import type { Problem } from '../../core/problem/problem.ts'
import type { isPrivateWindow, readOwnFile } from '../../platform/browser/own-file.ts'
import type { Send } from './commands.ts'

/** How the browser gives us files, and whether this window is private. */
export type OwnFiles = { read: typeof readOwnFile; isPrivate: typeof isPrivateWindow }

type World = {
  send: Send
  chatId: () => string | null
  openChat: (chatId: string) => Promise<void>
  onProblem: (problem: Problem) => void
  files: OwnFiles
}

/** More files at once than this are a mistake, and dear. */
const maxFiles = 20

/** The user's own images: pasted, dropped or chosen, they wait with the next question. */
export function createOwnImages({ send, chatId, openChat, onProblem, files: own }: World) {
  const adding = signal(0)
  /** Whether all that is being added now came through; settled once it is. */
  let last: Promise<boolean> = Promise.resolve(true)

  async function addOne(file: File, chat: string | null): Promise<string | null> {
    const read = await own.read(file)
    if (!read.ok) {
      onProblem(read.problem)
      return null
    }
    const payload = { chatId: chat, name: file.name, dataUrl: read.value, isPrivate: own.isPrivate() }
    return (await send('addFile', payload))?.chatId ?? null
  }

  async function addAll(images: readonly File[]): Promise<boolean> {
    let chat = chatId()
    let isWhole = true
    for (const file of images) {
      const added = await addOne(file, chat)
      chat = added ?? chat
      isWhole &&= added !== null
      adding.value--
    }
    if (chat !== null && chat !== chatId()) await openChat(chat)
    return isWhole
  }

  return {
    /** How many files are still being read. */
    adding,
    async add(files: readonly File[]): Promise<void> {
      const images = files.slice(0, maxFiles)
      const earlier = adding.value > 0 ? last : true
      adding.value += images.length
      const mine = addAll(images)
      last = Promise.all([earlier, mine]).then((all) => all.every(Boolean))
      await mine
    },
    /** Waits for what is being added now; false when something of it could not be. */
    whenAdded: () => (adding.value > 0 ? last : Promise.resolve(true)),
  }
}

export type OwnImages = ReturnType<typeof createOwnImages>

/** The image files among what was pasted or dropped; files without a type are tried too. */
export function filesOf(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])].filter(({ type }) => type === '' || type.startsWith('image/'))
}
