import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import {
  barChart,
  errorScreenshot,
  flag,
  fruitBowl,
  italianMenu,
  mailIcon,
  robot,
  trafficLight,
  whiteBadge,
} from './drawings.ts'
import { encodeApng, encodeBmp, encodeIco, heicHeaderOnly } from './file-formats.ts'
import { placeRecipes } from './place-pictures.ts'
import { balloons, fish, landscape, lighthouse, nightCity } from './scenes.ts'

const draw = (svg: string) => sharp(Buffer.from(svg))
const drawPng = (svg: string) => draw(svg).png().toBuffer()

/** The words that are hidden in a photo's EXIF and must never leave the computer. */
export const gpsCanary = 'CANARY-GPS'

const dawn = {
  sky: ['#2f6fb7', '#ffd9a0'],
  sun: '#fff1c4',
  ridges: ['#7d8fb8', '#4c6288', '#1d3b34'],
  water: '#2d5f8f',
} satisfies Parameters<typeof landscape>[2]

const violetDusk = {
  sky: ['#5b2a86', '#f2a0b5'],
  sun: '#ffe0a6',
  ridges: ['#8f5aa8', '#5d3a78', '#2a1840'],
  water: '#6d3f8f',
} satisfies Parameters<typeof landscape>[2]

const autumn = {
  sky: ['#8fd0c8', '#f4efdc'],
  sun: '#fffbe8',
  ridges: ['#d99a4e', '#b5541c', '#5a2410'],
  water: '#3f8f8a',
} satisfies Parameters<typeof landscape>[2]

async function animation(frames: string[]) {
  const pngs = await Promise.all(frames.map(drawPng))
  return sharp(pngs, { join: { animated: true } })
}

async function turnedPhoto(): Promise<Buffer> {
  const upright = await drawPng(landscape(800, 600, autumn))
  const place = { GPSLatitudeRef: 'N', GPSLatitude: '51/1 28/1 4012/100', GPSLongitudeRef: 'W' }
  return sharp(upright)
    .rotate(270)
    .withExif({ IFD0: { ImageDescription: gpsCanary, Artist: gpsCanary }, IFD3: place })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer()
}

async function truncatedPhoto(): Promise<Buffer> {
  const whole = await draw(landscape(640, 480, dawn))
    .jpeg()
    .toBuffer()
  return whole.subarray(0, Math.floor(whole.length * 0.45))
}

async function bmp(): Promise<Buffer> {
  const drawn = draw(flag(302, 200, ['#0a8754', '#f4f1de', '#3d405b'], '#e07a5f'))
  const { data, info } = await drawn.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return encodeBmp({ data, width: info.width, height: info.height })
}

async function ico(): Promise<Buffer> {
  const sides = [16, 48]
  const pngs = sides.map(async (side) => ({
    side,
    png: await drawPng(flag(side, side, ['#ff006e', '#8338ec'], '#ffbe0b')),
  }))
  return encodeIco(await Promise.all(pngs))
}

async function apng(): Promise<Buffer> {
  const frames = ['#00b4d8', '#ef476f'].map((disc) => drawPng(flag(240, 180, ['#073b4c', '#0a5066'], disc)))
  return encodeApng(await Promise.all(frames), 240, 180)
}

const lights = (back: string) => animation([0, 1, 2].map((lit) => trafficLight(lit, back)))

/** Every file of the gallery by its name, and how it is made. All drawings are our own. */
const recipes = {
  'photo.jpg': () =>
    draw(landscape(1200, 800, dawn))
      .jpeg({ quality: 88 })
      .toBuffer(),
  'chart.png': () => drawPng(barChart()),
  'screenshot.png': () => drawPng(errorScreenshot()),
  'menu.jpg': () => draw(italianMenu()).jpeg({ quality: 90 }).toBuffer(),
  'icon.png': () => drawPng(mailIcon()),
  'lighthouse-2x.png': () => drawPng(lighthouse(800, 600)),
  'balloons.webp': () => draw(balloons(900, 600)).webp({ quality: 85 }).toBuffer(),
  'fish.avif': () => draw(fish(640, 480)).avif({ quality: 70, effort: 2 }).toBuffer(),
  'robot.svg': async () => Buffer.from(robot(true, { back: '#ffe066', body: '#247ba0', eyes: '#f25f5c' })),
  'robot-no-size.svg': async () =>
    Buffer.from(robot(false, { back: '#cdeac0', body: '#9b5de5', eyes: '#fee440' })),
  'lights.gif': async () => (await lights('#bde0fe')).gif({ delay: [600, 600, 600] }).toBuffer(),
  'lights.webp': async () => (await lights('#ffc8dd')).webp({ delay: [600, 600, 600], loop: 0 }).toBuffer(),
  'still.gif': () =>
    draw(flag(300, 200, ['#606c38', '#fefae0', '#bc6c25'], '#283618'))
      .gif()
      .toBuffer(),
  'inline.png': () => drawPng(flag(360, 240, ['#e63946', '#f1faee', '#1d3557'], '#457b9d')),
  'fruit.png': () => drawPng(fruitBowl()),
  'huge.jpg': async () => {
    const drawn = await draw(landscape(2000, 1500, violetDusk))
      .png()
      .toBuffer()
    return sharp(drawn).resize(8000, 6000).jpeg({ quality: 80 }).toBuffer()
  },
  'turned.jpg': turnedPhoto,
  'badge.png': () => drawPng(whiteBadge()),
  'flag.bmp': bmp,
  'flag.ico': ico,
  'blink.png': apng,
  'mislabelled.jpg': () =>
    draw(flag(400, 300, ['#240046', '#7b2cbf', '#e0aaff'], '#ff9e00'))
      .webp({ quality: 90 })
      .toBuffer(),
  'city.jpg': () => draw(nightCity(900, 600)).jpeg({ quality: 90 }).toBuffer(),
  'city-cors.jpg': () =>
    draw(flag(600, 400, ['#264653', '#2a9d8f', '#e9c46a', '#f4a261'], '#e76f51'))
      .jpeg({ quality: 90 })
      .toBuffer(),
  'truncated.jpg': truncatedPhoto,
  'photo.heic': async () => heicHeaderOnly(),
  'scan.tiff': () =>
    draw(flag(300, 200, ['#222222', '#999999'], '#dddddd'))
      .tiff()
      .toBuffer(),
  'empty.png': async () => Buffer.alloc(0),
  'linked.png': () => drawPng(flag(480, 320, ['#03071e', '#9d0208', '#faa307'], '#ffffff')),
  'picture.webp': () =>
    draw(flag(600, 400, ['#582f0e', '#a4ac86', '#333d29'], '#ede0d4'))
      .webp({ quality: 90 })
      .toBuffer(),
  'picture-fallback.png': () => drawPng(flag(300, 200, ['#777777', '#aaaaaa'], '#cccccc')),
  ...placeRecipes,
} satisfies Record<string, () => Promise<Buffer>>

export type PictureFile = keyof typeof recipes

/** Where drawn pictures are kept between runs; the name changes when a drawing or the encoder does. */
async function cacheDirectory(): Promise<string> {
  const hash = createHash('sha256').update(sharp.versions.vips)
  for (const source of [
    'pictures',
    'place-pictures',
    'drawings',
    'scenes',
    'file-formats',
    'webm',
    '../../api/orders',
  ])
    hash.update(await readFile(new URL(`./${source}.ts`, import.meta.url)))
  const root = new URL('../../../../.cache/demo-pictures/', import.meta.url)
  return fileURLToPath(new URL(`${hash.digest('hex').slice(0, 12)}/`, root))
}

/**
 * Gives every picture of the gallery as file bytes; draws them on the first run, which takes about ten seconds. `onDrawing`
 * hears beforehand how many there are to draw.
 */
export async function loadPictures(
  onDrawing: (count: number) => void = () => {},
): Promise<ReadonlyMap<string, Buffer>> {
  const directory = await cacheDirectory()
  await mkdir(directory, { recursive: true })
  const kept = new Set(await readdir(directory))
  const missing = Object.keys(recipes).filter((name) => !kept.has(name))
  if (missing.length > 0) onDrawing(missing.length)
  const pictures = new Map<string, Buffer>()
  for (const [name, make] of Object.entries(recipes)) {
    const path = `${directory}${name}`
    if (kept.has(name)) {
      pictures.set(name, await readFile(path))
      continue
    }
    const bytes = await make()
    // Renamed into place, so that a run beside this one never reads half a file.
    await writeFile(`${path}.${process.pid}`, bytes)
    await rename(`${path}.${process.pid}`, path)
    pictures.set(name, bytes)
  }
  return pictures
}
