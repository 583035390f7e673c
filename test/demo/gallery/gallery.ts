import { readFile } from 'node:fs/promises'
import { type Card, cards, type Origins } from './cards.ts'
import { cardsWithTrouble } from './cards-with-trouble.ts'

/** Every card of the gallery. */
export const allCards: readonly Card[] = [...cards, ...cardsWithTrouble]

/** The card with this id; throws when there is none. */
export function cardById(id: string): Card {
  const card = allCards.find((each) => each.id === id)
  if (!card) throw new Error(`the gallery has no card "${id}"`)
  return card
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)

function facts(card: Card): string {
  const format = card.type.replace('image/', '').replace('svg+xml', 'svg').replace('x-icon', 'ico')
  const size = card.expected && `${card.expected.width} × ${card.expected.height}`
  return [format.toUpperCase(), size].filter(Boolean).join(' · ') || 'nothing'
}

function article(card: Card, pictures: ReadonlyMap<string, Buffer>, origins: Origins): string {
  const path = `/pictures/${card.file}`
  const alt = escapeHtml(card.alt)
  const image = (card.markup?.({ path, alt, origins }) ?? `<img src="${path}" alt="${alt}">`).replace(
    /data:\{(.+?)\}/,
    (_, name: string) => `data:image/png;base64,${pictures.get(name)?.toString('base64')}`,
  )
  return `<article id="card-${card.id}"><div class="frame">${image}</div><div class="words">
    <h3>${escapeHtml(card.title)}</h3><p class="facts">${facts(card)}</p><p class="ask">${escapeHtml(card.question)}</p></div></article>`
}

/** Turns every `<img data-blob>` into an image that has no address outside this page. */
const blobScript = `for (const image of document.querySelectorAll('[data-blob]')) {
  fetch(image.dataset.blob).then((reply) => reply.blob()).then((blob) => { image.src = URL.createObjectURL(blob) })
}`

/** The gallery page as HTML, all of it or the cards whose ids are given; its look is in gallery.css. */
export async function renderGallery(
  pictures: ReadonlyMap<string, Buffer>,
  origins: Origins,
  only: readonly string[] = [],
): Promise<string> {
  const style = await readFile(new URL('./gallery.css', import.meta.url), 'utf8')
  const list = (group: readonly Card[]) =>
    group
      .filter(({ id }) => only.length === 0 || only.includes(id))
      .map((card) => article(card, pictures, origins))
      .join('\n')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gallery · Ask About This Image</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="/pictures/icon.png"><style>${style}</style></head><body>
<header><h1>Ask about these images</h1>
<p>A gallery to try the extension on. Unless you gave your own key, answers come from a stand-in on this computer: it measures each image and says what it saw, it needs no account and costs nothing. The prices it shows are what OpenAI asks for the same.</p>
<ol><li>Right-click a picture</li><li>Choose “Ask about this image”</li><li>Read the answer and its cost</li></ol></header>
<main><h2>Pictures</h2><div class="cards">${list(cards)}</div>
<h2>Harder places, and pictures with trouble</h2><div class="cards">${list(cardsWithTrouble)}</div></main>
<footer>All pictures were drawn for this page and may be used freely.</footer>
<script>${blobScript}</script></body></html>`
}
