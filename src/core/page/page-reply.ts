import * as v from 'valibot'
import { isHostName } from '../host-name.ts'
import { candidateKinds, maxAlternativeCharacters } from './candidate.ts'

/** The most candidates of one click. */
const maxCandidates = 20

/** No browser lays out more than 2^25 CSS pixels; with these, sums and areas stay finite. */
const maxLength = 1e8
/** No file or drawing has more pixels a side, and no window more CSS pixels. */
const maxSide = 1e6
/** Characters that a message of the browser's holds, and so the largest file as base64 or as a `data:` address. */
const maxMessageCharacters = 64 * 1024 * 1024
/** Chromium's own limit for addresses. */
const maxAddressCharacters = 2 * 1024 * 1024

const length = v.pipe(v.number(), v.finite(), v.minValue(-maxLength), v.maxValue(maxLength))
const positive = v.pipe(length, v.minValue(0))
const side = v.pipe(positive, v.maxValue(maxSide))
const size = v.object({ width: side, height: side })
const box = v.object({ x: length, y: length, width: positive, height: positive })
/** What a picture of the tab is measured by: of a window of less than a pixel nothing could be cut out. */
const windowSide = v.pipe(side, v.minValue(1))
const viewport = v.object({ x: length, y: length, width: windowSide, height: windowSide })
const base64 = v.pipe(v.string(), v.maxLength(maxMessageCharacters))

/** A field that says nothing where it cannot be right. */
const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.nullable(schema), null)

/** An address that parses, of a kind that an image can have. */
const address = v.pipe(v.string(), v.check(isAddress))

function isAddress(text: string): boolean {
  const most = text.startsWith('data:') ? maxMessageCharacters : maxAddressCharacters
  if (text.length > most || !URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  if (protocol === 'https:' || protocol === 'http:') return isHostName(hostname)
  return protocol === 'data:' || protocol === 'blob:' || protocol === 'file:'
}

const candidate = v.object({
  kind: v.picklist(candidateKinds),
  url: orNull(address),
  state: v.picklist(['loading', 'shown', 'broken']),
  size: orNull(size),
  part: orNull(box),
  isOnScreenOnly: v.boolean(),
  isReplaced: v.exactOptional(v.boolean()),
  alternativeText: v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, maxAlternativeCharacters)),
  ),
  box: orNull(box),
  viewport,
  /** As it is where it can be, so that a page's odd zoom hides no picture. */
  deviceSize: v.fallback(size, { width: 0, height: 0 }),
})

const bytes = v.variant('ok', [
  /** `finalUrl` is where redirects led to; '' for a drawing. Whether it is base64 is seen when it is decoded. */
  v.object({ ok: v.literal(true), base64, finalUrl: v.union([v.literal(''), address]) }),
  v.object({ ok: v.literal(false), reason: v.picklist(['blocked', 'empty', 'too-big', 'timeout']) }),
])

const choice = v.variant('name', [
  v.object({
    name: v.literal('picked'),
    index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maxCandidates - 1)),
  }),
  v.object({ name: v.literal('region'), box, viewport }),
])

/** What each tool in a page may answer. A page that broke out of its own world could make ours say anything. */
const replies = {
  locate: v.pipe(
    v.array(candidate),
    v.transform((all) => all.slice(0, maxCandidates)),
  ),
  reveal: v.nullable(candidate),
  fetch: bytes,
  draw: bytes,
  drawSvg: bytes,
  pick: v.nullable(choice),
} as const

/** A tool of ours in a page that the background calls. */
export type PageTool = keyof typeof replies

export type PageReply<Name extends PageTool> = v.InferOutput<(typeof replies)[Name]>

/**
 * Reads what a tool in a page gave back: known kinds, addresses that parse, lengths that a page can have, at most 20
 * candidates, texts of at most 500 characters. Null for what is nothing of that; never throws.
 */
export function readPageReply<Name extends PageTool>(name: Name, value: unknown): PageReply<Name> | null {
  const read = v.safeParse(replies[name], value)
  return read.success ? (read.output as PageReply<Name>) : null
}
