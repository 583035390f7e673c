import sharp, { type OverlayOptions } from 'sharp'
import type { Taken } from './stage.ts'

const [gap, label, widest] = [12, 22, 1960]
const background = '#8a8f98'

/** One picture of many, a row for each state and place as far as they go side by side, each with its name above it. */
export async function contactSheet(taken: readonly Taken[]): Promise<Buffer> {
  const cells = await Promise.all(
    taken.map(async ({ state, place, colours, png }) => {
      const { width, height } = await sharp(png).metadata()
      return { name: `${state}, ${place}, ${colours}`, png, width, height }
    }),
  )
  const rows: (typeof cells)[] = []
  for (const [index, cell] of cells.entries()) {
    const row = rows.at(-1)
    const used = row?.reduce((sum, { width }) => sum + width + gap, gap) ?? 0
    // Light and dark stay together.
    const needed = index % 2 === 0 ? 2 * cell.width + 2 * gap : cell.width + gap
    if (row && used + needed <= widest) row.push(cell)
    else rows.push([cell])
  }
  const layers: OverlayOptions[] = []
  let top = gap
  for (const row of rows) {
    let left = gap
    for (const { name, png, width } of row) {
      layers.push(
        { input: nameOf(name, width), left, top },
        { input: Buffer.from(png), left, top: top + label },
      )
      left += width + gap
    }
    top += label + Math.max(...row.map(({ height }) => height)) + gap
  }
  const width = Math.max(...rows.map((row) => row.reduce((sum, cell) => sum + cell.width + gap, gap)))
  return sharp({ create: { width, height: top, channels: 3, background } })
    .composite(layers)
    .png({ palette: true })
    .toBuffer()
}

const nameOf = (name: string, width: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${label}"><text y="16" font-family="sans-serif" font-size="13" fill="#fff">${name}</text></svg>`,
  )
