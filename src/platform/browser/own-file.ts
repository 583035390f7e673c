import browser from 'webextension-polyfill'
import { readImageHeader } from '../../core/image/image-header.ts'
import { maxFileBytes } from '../../core/image/image-limits.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'

/** An SVG of the user's is drawn at least so many pixels wide or high: it has no pixels of its own. */
const svgSide = 1536

/** Whether the popup outlives a file dialog: Firefox closes it with the first click outside. */
export const popupOutlivesFileDialog = () => !('sidebarAction' in browser)

/**
 * A file of the user's as a data URL that the background can decode; an SVG is drawn here, where that can be done.
 * Problems: image-empty, image-file-too-big, image-undecodable.
 */
export async function readOwnFile(file: Blob): Promise<Result<string>> {
  if (file.size === 0) return failure({ kind: 'image-empty' })
  if (file.size > maxFileBytes) return failure({ kind: 'image-file-too-big', maxBytes: maxFileBytes })
  const header = readImageHeader(new Uint8Array(await file.arrayBuffer()))
  if (header === null) return failure({ kind: 'image-undecodable' })
  if (header.type !== 'image/svg+xml') return success(await dataUrlOf(file))
  const drawn = await drawSvg(file)
  return drawn === null ? failure({ kind: 'image-undecodable' }) : success(drawn)
}

function dataUrlOf(file: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const reader = new FileReader()
  reader.onload = () => resolve(String(reader.result))
  reader.onerror = () => reject(reader.error)
  reader.readAsDataURL(file)
  return promise
}

/** Draws an SVG as PNG. As an image nothing in it runs or loads. */
async function drawSvg(file: Blob): Promise<string | null> {
  const url = URL.createObjectURL(new Blob([file], { type: 'image/svg+xml' }))
  const image = new Image()
  image.src = url
  try {
    await image.decode()
    const own = { width: image.naturalWidth || 300, height: image.naturalHeight || 150 }
    const scale = Math.max(1, svgSide / Math.max(own.width, own.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(own.width * scale)
    canvas.height = Math.round(own.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return canvas.toDataURL('image/png')
  } catch {
    // No drawing, or one that the browser cannot read.
    return null
  } finally {
    URL.revokeObjectURL(url)
  }
}
