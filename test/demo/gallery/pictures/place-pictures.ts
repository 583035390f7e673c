import sharp from 'sharp'
import { ordersPicture } from '../../api/orders.ts'
import { flag } from './drawings.ts'
import { webmOf } from './webm.ts'

/** Stripes and disc of each picture: no two share a colour, so that a wrong one is seen at once. */
export const placeColours = {
  'comma,name.png': ['#7f1d1d', '#fca5a5', '#450a0a'],
  'late.png': ['#14532d', '#86efac', '#052e16'],
  'overlaid.png': ['#1e3a8a', '#93c5fd', '#0b1a4a'],
  'guarded.png': ['#581c87', '#d8b4fe', '#2e1065'],
  'captioned.png': ['#7c2d12', '#fdba74', '#431407'],
  'beneath.png': ['#134e4a', '#5eead4', '#042f2e'],
  'unseen.png': ['#ff00aa', '#aa0077', '#ffccee'],
  'through.png': ['#713f12', '#fde047', '#422006'],
  'child.png': ['#0c4a6e', '#7dd3fc', '#082f49'],
  'back-one.png': ['#831843', '#f9a8d4', '#500724'],
  'back-two.png': ['#365314', '#bef264', '#1a2e05'],
  'set-1x.png': ['#ff0000', '#00ff00', '#0000ff'],
  'set-2x.png': ['#3f3f46', '#a1a1aa', '#ecfccb'],
  'before.png': ['#9a3412', '#fed7aa', '#1c1917'],
  'after.png': ['#155e75', '#a5f3fc', '#164e63'],
  'border.png': ['#166534', '#bbf7d0', '#14532d'],
  'marker.png': ['#86198f', '#f5d0fe', '#4a044e'],
  'in-svg.png': ['#9f1239', '#fecdd3', '#4c0519'],
  'open-root.png': ['#3730a3', '#c7d2fe', '#1e1b4b'],
  'closed-root.png': ['#a16207', '#fef08a', '#3f2d05'],
  'nested-root.png': ['#047857', '#a7f3d0', '#022c22'],
  'slotted.png': ['#be123c', '#ffe4e6', '#500718'],
  'framed.png': ['#4d7c0f', '#d9f99d', '#1a2e05'],
  'framed-foreign.png': ['#0369a1', '#bae6fd', '#0c2d48'],
  'srcdoc.png': ['#b45309', '#fde68a', '#451a03'],
  'sandboxed.png': ['#6d28d9', '#ddd6fe', '#2e1065'],
  'alone.png': ['#0f766e', '#99f6e4', '#042f2e'],
  'submit.png': ['#c2410c', '#ffedd5', '#431407'],
  'map.png': ['#1d4ed8', '#dbeafe', '#172554'],
  'tainting.png': ['#a21caf', '#fae8ff', '#4a044e'],
  'poster.png': ['#b91c1c', '#fee2e2', '#450a0a'],
  'revoked.png': ['#15803d', '#dcfce7', '#052e16'],
  'referer.png': ['#854d0e', '#fef9c3', '#422006'],
  'cookie.png': ['#0e7490', '#cffafe', '#083344'],
  'corp.png': ['#9d174d', '#fce7f3', '#500724'],
  'redirected.png': ['#3f6212', '#ecfccb', '#1a2e05'],
  'fit.png': ['#1e40af', '#bfdbfe', '#172554'],
  'clipped.png': ['#92400e', '#fde68a', '#451a03'],
  'scrolled.png': ['#065f46', '#a7f3d0', '#022c22'],
  'dialog.png': ['#5b21b6', '#ede9fe', '#2e1065'],
  'popover.png': ['#991b1b', '#fecaca', '#450a0a'],
  'carousel-one.png': ['#075985', '#e0f2fe', '#082f49'],
  'carousel-two.png': ['#c026d3', '#f0abfc', '#701a75'],
  'blocked.png': ['#166534', '#86efac', '#052e16'],
  'focused.png': ['#9a3412', '#fdba74', '#431407'],
  'editable.png': ['#3730a3', '#a5b4fc', '#1e1b4b'],
  'deep.png': ['#831843', '#f472b6', '#500724'],
  'hostile.png': ['#134e4a', '#2dd4bf', '#042f2e'],
  'policed.png': ['#78350f', '#fbbf24', '#451a03'],
  'film.png': ['#0f4c81', '#f7cac9', '#1b1b3a'],
  'locked.png': ['#5f0f40', '#fb8b24', '#0f4c5c'],
  'rotated.png': ['#264027', '#e9d985', '#6f1d1b'],
  'blurred.png': ['#3d0066', '#ffd60a', '#001d3d'],
} as const satisfies Record<string, readonly [string, string, string]>

const drawFlag = ([first, second, disc]: readonly [string, string, string]) =>
  sharp(Buffer.from(flag(300, 200, [first, second], disc)))
    .png()
    .toBuffer()

const flags = Object.fromEntries(
  Object.entries(placeColours).map(([name, colours]) => [name, () => drawFlag(colours)]),
) as Record<keyof typeof placeColours, () => Promise<Buffer>>

/** The four cells of the sprite sheet, by column and row; a cell is 120 x 90 px. */
export const spriteColours = [
  '#e11d48',
  '#0891b2',
  '#65a30d',
  '#7c3aed',
  '#ea580c',
  '#0f172a',
  '#fde047',
  '#f5f5f4',
]

function spriteSheet(): string {
  const cells = spriteColours.map((colour, index) => {
    const x = (index % 4) * 120
    const y = Math.floor(index / 4) * 90
    return `<rect x="${x}" y="${y}" width="120" height="90" fill="${colour}"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="180">${cells.join('')}</svg>`
}

/** Four quarters of a picture, as a map's tiles: 128 px a side. */
export const tileColours = ['#1b9e77', '#d95f02', '#7570b3', '#e7298a']

const tile = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128"><rect width="128" height="128" fill="${colour}"/></svg>`

/** A page of text 800 x 20,000 px: twenty sections, each of its own shade. */
function strip(): string {
  const sections = Array.from({ length: 20 }, (_, index) => {
    const hue = index * 18
    const lines = Array.from(
      { length: 22 },
      (_unused, line) =>
        `<text x="40" y="${index * 1000 + 120 + line * 40}" font-family="sans-serif" font-size="24">Section ${index + 1}, line ${line + 1}: the quick brown fox jumps over the lazy dog.</text>`,
    )
    return `<rect y="${index * 1000}" width="800" height="1000" fill="hsl(${hue} 60% 88%)"/>${lines.join('')}`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="20000">${sections.join('')}</svg>`
}

/** The header of a PNG that claims 30,000 x 30,000 px and holds nothing. */
function bomb(small: Buffer): Buffer {
  const bytes = Buffer.from(small)
  bytes.writeUInt32BE(30_000, 16)
  bytes.writeUInt32BE(30_000, 20)
  return bytes
}

const png = (svg: string) => sharp(Buffer.from(svg)).png().toBuffer()

/** The files of the places, and how they are made. */
export const placeRecipes = {
  ...flags,
  'sprites.png': () => png(spriteSheet()),
  'tile-0.png': () => png(tile(tileColours[0] ?? '')),
  'tile-1.png': () => png(tile(tileColours[1] ?? '')),
  'tile-2.png': () => png(tile(tileColours[2] ?? '')),
  'tile-3.png': () => png(tile(tileColours[3] ?? '')),
  'shape.svg': async () =>
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120"><circle cx="60" cy="60" r="58"/></svg>',
    ),
  'object.svg': async () => Buffer.from(flag(240, 160, ['#b91c1c', '#fde68a'], '#1e3a8a')),
  'embed.svg': async () => Buffer.from(flag(240, 160, ['#166534', '#fecdd3'], '#4c1d95')),
  'strip.png': async () =>
    sharp(Buffer.from(strip()), { limitInputPixels: false }).png({ palette: true }).toBuffer(),
  'film.webm': async () => webmOf(await drawFlag(placeColours['film.png']), 300, 200),
  'orders.png': () => png(ordersPicture),
  'one.png': () =>
    png(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><rect width="1" height="1" fill="#0891b2"/></svg>',
    ),
  'tiny.png': () => png(flag(8, 8, ['#ef4444', '#3b82f6'], '#ef4444')),
  'bomb.png': async () => bomb(await png(flag(30, 30, ['#000000', '#ffffff'], '#777777'))),
  'cmyk.jpg': async () =>
    sharp(Buffer.from(flag(300, 200, ['#b45309', '#0e7490'], '#f5f5f4')))
      .toColourspace('cmyk')
      .jpeg({ quality: 92 })
      .toBuffer(),
  'deep-16.png': async () =>
    sharp(Buffer.from(flag(300, 200, ['#4338ca', '#a3e635'], '#0f172a')))
      .toColourspace('rgb16')
      .png()
      .toBuffer(),
} satisfies Record<string, () => Promise<Buffer>>
