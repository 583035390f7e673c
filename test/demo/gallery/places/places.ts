import { readFile } from 'node:fs/promises'
import type { Origins } from '../cards.ts'
import type { Place } from './place.ts'
import { placesAtTheEdge } from './places-at-the-edge.ts'
import { placesInMarkup } from './places-in-markup.ts'
import { placesInPixels } from './places-in-pixels.ts'
import { placesInStyles } from './places-in-styles.ts'
import { placesInTrees } from './places-in-trees.ts'
import { placesInView } from './places-in-view.ts'

/** Every hard place, in the order of the list that it comes from. */
export const places: readonly Place[] = [
  ...placesInMarkup,
  ...placesInStyles,
  ...placesInTrees,
  ...placesInPixels,
  ...placesInView,
  ...placesAtTheEdge,
].sort((one, other) => one.entry - other.entry)

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)

const placeStyle = `.places { display: grid; grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); gap: 24px }
.stage { min-height: 200px; padding: 12px; overflow-x: clip; background: var(--paper) }
.stage img, .stage svg, .stage canvas, .stage video { display: block }
.pile { position: relative; width: 240px; height: 160px } .cover { position: absolute; inset: 0 } .box { width: 240px; height: 160px }
.host { width: 240px } .stage iframe { border: 0 } dialog, [popover] { padding: 16px }`

function card(place: Place, origins: Origins): string {
  const style = place.style ? `<style>@scope (#place-${place.id}) { ${place.style} }</style>` : ''
  return `<article id="place-${place.id}">${style}<div class="stage">${place.markup(origins)}</div>
    <div class="words"><h3>${escapeHtml(place.title)}</h3></div></article>`
}

/** Pages of hard places as HTML: all of them, or those whose ids are given. */
export async function renderPlaces(origins: Origins, only: readonly string[] = []): Promise<string> {
  const style = await readFile(new URL('../gallery.css', import.meta.url), 'utf8')
  const shown = places.filter(({ id }) => only.length === 0 || only.includes(id))
  const scripts = shown.map(({ id, script }) =>
    script ? `{ const card = document.getElementById('place-${id}'); ${script} }` : '',
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hard places · Ask About This Image</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>${style}${placeStyle}</style></head><body>
<header><h1>Hard places</h1><p>Pictures where other tools miss them. Where the menu of images is not to be had, press Alt+Shift+G or choose “Ask about something on this page…”.</p></header>
<main><div class="places">${shown.map((place) => card(place, origins)).join('\n')}</div></main>
<script>const origins = ${JSON.stringify(origins)}; ${scripts.join('\n')}</script></body></html>`
}

/** A page with one picture and nothing else, for frames. */
export const framePage = (file: string) =>
  `<!doctype html><meta charset="utf-8"><body style="margin: 0"><img src="/pictures/${escapeHtml(file)}" width="240" height="160" alt="">`
