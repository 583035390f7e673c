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

  async function add(files: readonly File[]): Promise<void> {
    const images = files.slice(0, maxFiles)
    adding.value += images.length
    let chat = chatId()
    for (const file of images) {
      const read = await own.read(file)
      if (!read.ok) onProblem(read.problem)
      else {
        const payload = { chatId: chat, name: file.name, dataUrl: read.value, isPrivate: own.isPrivate() }
        chat = (await send('addFile', payload))?.chatId ?? chat
      }
      adding.value--
    }
    if (chat !== null && chat !== chatId()) await openChat(chat)
  }

  return {
    /** How many files are still being read. */
    adding,
    add,
  }
}

/** The image files among what was pasted or dropped; files without a type are tried too. */
export function filesOf(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])].filter(({ type }) => type === '' || type.startsWith('image/'))
}
