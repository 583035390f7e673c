import { signal } from '@preact/signals'
import type { Problem } from '../core/problem.ts'
import type { Payload, Replies, RequestName } from '../platform/messages.ts'
import { isPrivateWindow, readOwnFile } from '../platform/own-file.ts'

type World = {
  send: <Name extends RequestName>(name: Name, payload: Payload<Name>) => Promise<Replies[Name] | undefined>
  chatId: () => string | null
  openChat: (chatId: string) => Promise<void>
  onProblem: (problem: Problem) => void
}

/** More files at once than this are a mistake, and dear. */
const maxFiles = 20

/** The user's own images: pasted, dropped or chosen, they wait with the next question. */
export function createOwnImages({ send, chatId, openChat, onProblem }: World) {
  const adding = signal(0)

  async function add(files: readonly File[]): Promise<void> {
    const images = files.slice(0, maxFiles)
    adding.value += images.length
    let chat = chatId()
    for (const file of images) {
      const read = await readOwnFile(file)
      if (!read.ok) onProblem(read.problem)
      else {
        const payload = { chatId: chat, name: file.name, dataUrl: read.value, isPrivate: isPrivateWindow() }
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
