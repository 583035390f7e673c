import type { Chat } from './turn.ts'

/**
 * A chat that is about to be written, with what the user did to the stored one meanwhile: a deletion and a title of their
 * own stay. `stored` is null for a chat that is not stored yet.
 */
export function asUserLeftIt(chat: Chat, stored: Chat | null): Chat {
  if (stored === null) return chat
  const { deletedAt, title, hasOwnTitle } = stored
  return { ...chat, deletedAt, ...(hasOwnTitle ? { title, hasOwnTitle } : {}) }
}
