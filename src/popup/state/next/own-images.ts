import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Problem } from '../../../core/problem/problem.ts'
import { failure, type Result } from '../../../core/problem/result.ts'
import type { readOwnFile } from '../../../platform/browser/own-file.ts'
import type { askBackground } from '../../../platform/messages/ask-background.ts'

/** How the browser gives us files, and whether this window is private. */
export type OwnFiles = { read: typeof readOwnFile; isPrivate: () => Promise<boolean> }

type World = {
  ask: typeof askBackground
  chatId: () => string | null
  openChat: (chatId: string) => Promise<void>
  /** Hears what went wrong, null for nothing, once all files of a batch are added. */
  onAdded: (problem: Problem | null) => void
  files: OwnFiles
}

/** More files at once than this are a mistake, and dear. */
const maxFiles = 20

/** The user's own images: pasted, dropped or chosen, they wait with the next question. */
export function createOwnImages({ ask, chatId, openChat, onAdded, files: own }: World) {
  const adding = signal(0)
  /** What is being added now, each settled with the first problem, or null. */
  const batches = signal<readonly Promise<Problem | null>[]>([])

  async function addOne(file: File, chat: string | null): Promise<Result<{ chatId: string }>> {
    const read = await own.read(file)
    if (!read.ok) return read
    const isPrivate = await own.isPrivate()
    return ask('addFile', { chatId: chat, name: file.name, dataUrl: read.value, isPrivate })
  }

  async function addAll(images: readonly File[]): Promise<Problem | null> {
    let chat = chatId()
    let problem: Problem | null = null
    for (const file of images) {
      // What the browser cannot read at all: a folder, or a file that is gone since it was chosen.
      const added = await addOne(file, chat).catch(() => failure({ kind: 'image-undecodable' }))
      if (added.ok) chat = added.value.chatId
      else problem ??= added.problem
      adding.value--
    }
    if (chat !== null && chat !== chatId()) await openChat(chat)
    // After the page has turned to the chat, which takes away what went wrong before.
    onAdded(problem)
    return problem
  }

  return {
    /** How many files are still being read. */
    adding: adding as ReadonlySignal<number>,
    isAdding: computed(() => batches.value.length > 0),
    async add(files: readonly File[]): Promise<void> {
      const images = files.slice(0, maxFiles)
      adding.value += images.length
      const mine = addAll(images)
      batches.value = [...batches.value, mine]
      await mine.finally(() => {
        batches.value = batches.value.filter((batch) => batch !== mine)
      })
    },
    /** Waits for what is being added now; false when something of it could not be. */
    whenAdded: async () => (await Promise.all(batches.value)).every((problem) => problem === null),
  }
}

export type OwnImages = ReturnType<typeof createOwnImages>

/** The image files among what was pasted or dropped; files without a type are tried too. */
export function filesOf(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])].filter(({ type }) => type === '' || type.startsWith('image/'))
}
