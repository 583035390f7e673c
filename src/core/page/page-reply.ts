import * as v from 'valibot'
import { isHostName } from '../host-name.ts'
import { candidateKinds } from './candidate.ts'

/** The most candidates of one click, and characters of a text that a page gives to one. */
const maxCandidates = 20
const maxTextCharacters = 500

const length = v.pipe(v.number(), v.finite())
const positive = v.pipe(length, v.minValue(0))
const size = v.object({ width: positive, height: positive })
const box = v.object({ x: length, y: length, width: positive, height: positive })
/** What a picture of the tab is measured by: without a width and a height nothing could be cut out of it. */
const viewport = v.pipe(
  box,
  v.check(({ width, height }) => width > 0 && height > 0),
)

/** A field that says nothing where it cannot be right. */
const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.nullable(schema), null)

/** An address that parses, of a kind that an image can have. */
const address = v.pipe(v.string(), v.check(isAddress))

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
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
    v.transform((text) => text.slice(0, maxTextCharacters)),
  ),
  box: orNull(box),
  viewport,
  deviceSize: size,
})

const bytes = v.variant('ok', [
  /** `finalUrl` is where redirects led to; '' for a drawing. Whether it is base64 is seen when it is decoded. */
  v.object({ ok: v.literal(true), base64: v.string(), finalUrl: v.union([v.literal(''), address]) }),
  v.object({ ok: v.literal(false), reason: v.picklist(['blocked', 'empty', 'too-big', 'timeout']) }),
])

const choice = v.variant('name', [
  v.object({
    name: v.literal('picked'),
    index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maxCandidates)),
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
 * Reads what a tool in a page gave back: known kinds, addresses that parse, finite lengths in CSS pixels, at most 20
 * candidates, texts of at most 500 characters. Null for what is nothing of that; never throws.
 */
export function readPageReply<Name extends PageTool>(name: Name, value: unknown): PageReply<Name> | null {
  const read = v.safeParse(replies[name], value)
  return read.success ? (read.output as PageReply<Name>) : null
}
