import browser from 'webextension-polyfill'
import { thisPage } from '../browser/this-page.ts'
import type { Envelope, Payload, Reply, RequestName } from './messages.ts'

/** Sends a request from a page of ours to the background; a worker that is asleep is woken by it. */
export async function askBackground<Name extends RequestName>(
  name: Name,
  payload: Payload<Name>,
): Promise<Reply<Name>> {
  const envelope: Envelope = { name, payload, page: await thisPage() }
  return (await browser.runtime.sendMessage(envelope)) as Reply<Name>
}
