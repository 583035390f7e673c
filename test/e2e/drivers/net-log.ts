import { readFile } from 'node:fs/promises'
import type { Contact } from './known-hosts.ts'

/** The switch that makes Chromium write what it requests into a file. */
export const netLogSwitch = (file: string) => `--log-net-log=${file}`

/** Every request of a net log, with who made it. An event is a line; the last may be cut when the browser was killed. */
export async function readNetLog(file: string): Promise<Contact[]> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  return lines.flatMap((line) => {
    const url = /"url":"((?:https?|wss?):[^"]+)"/.exec(line)?.[1]
    const by = /"initiator":"([^"]+)"/.exec(line)?.[1]
    if (!url || !by || !URL.canParse(url)) return []
    return [{ host: new URL(url).hostname, by }]
  })
}
