import sharp, { type OverlayOptions } from 'sharp'
import type { Taken } from './stage.ts'

/** In pixels: four popups side by side, and as high as one looks at without losing the small print. */
const [gap, label, widest, highest] = [12, 22, 1760, 1300]
/** So that light and dark of a whole tab stand side by side. */
const widestCell = (widest - 3 * gap) / 2
const background = '#8a8f98'

type Cell = { name: string; png: Uint8Array; width: number; height: number }

/**
 * Pictures of many: light beside dark, as far as they go side by side, each with its name above it; as many sheets as it takes.
 */
export async function contactSheets(taken: readonly Taken[]): Promise<Buffer[]> {
  const cells = await Promise.all(taken.map(cellOf))
  const sheets: Cell[][][] = []
  for (const row of rowsOf(cells)) {
    const sheet = sheets.at(-1)
    if (sheet && heightOf([...sheet, row]) <= highest) sheet.push(row)
    else sheets.push([row])
  }
  return Promise.all(sheets.map(drawSheet))
}

async function cellOf({ state, place, colours, png }: Taken): Promise<Cell> {
  const { data, info } = await sharp(png)
    .resize({ width: widestCell, withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { name: `${state}, ${place}, ${colours}`, png: data, width: info.width, height: info.height }
}

function rowsOf(cells: readonly Cell[]): Cell[][] {
  const rows: Cell[][] = []
  for (const [index, cell] of cells.entries()) {
    const row = rows.at(-1)
    // Light and dark stay together.
    const others = index % 2 === 0 ? [...(row ?? []), cell] : (row ?? [])
    if (row && widthOf([...others, cell]) <= widest) row.push(cell)
    else rows.push([cell])
  }
  return rows
}

const widthOf = (row: readonly Cell[]) => row.reduce((sum, { width }) => sum + width + gap, gap)
const rowHeight = (row: readonly Cell[]) => label + Math.max(...row.map(({ height }) => height)) + gap
const heightOf = (rows: readonly Cell[][]) => rows.reduce((sum, row) => sum + rowHeight(row), gap)

async function drawSheet(rows: readonly Cell[][]): Promise<Buffer> {
  const layers: OverlayOptions[] = []
  let top = gap
  for (const row of rows) {
    let left = gap
    for (const { name, png, width } of row) {
      layers.push({ input: nameOf(name, width), left, top })
      layers.push({ input: Buffer.from(png), left, top: top + label })
      left += width + gap
    }
    top += rowHeight(row)
  }
  const width = Math.max(...rows.map(widthOf))
  return sharp({ create: { width, height: top, channels: 3, background } })
    .composite(layers)
    .png({ palette: true })
    .toBuffer()
}

const nameOf = (name: string, width: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${label}"><text y="16" font-family="sans-serif" font-size="13" fill="#fff">${name}</text></svg>`,
  )
