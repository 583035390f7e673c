import type { Target } from '../page/targets-at.ts'
import type { PickerTools } from './picker-tools.ts'

/** The window is looked through at so many points a side; smaller pictures between them are met by their own middle. */
const columns = 14
const rows = 10

/** Every picture that the window shows beneath `ignored`, in reading order, each with a point by which it is found. */
export function picturesInView(
  tools: Pick<PickerTools, 'targetsAt' | 'boxOf'>,
  ignored: Element,
): { target: Target; x: number; y: number }[] {
  const found = new Map<string, { target: Target; x: number; y: number; top: number; left: number }>()
  const ids = new Map<Element, number>()
  const look = (x: number, y: number) => {
    const [target] = tools.targetsAt(x, y, { ignored })
    const box = target && tools.boxOf(target)
    if (!target?.element || !box) return
    const id = ids.get(target.element) ?? ids.size
    ids.set(target.element, id)
    const key = `${id} ${target.url}`
    if (!found.has(key)) found.set(key, { target, x, y, top: box.y, left: box.x })
  }
  for (const element of document.querySelectorAll('img, canvas, video, svg, input[type=image]')) {
    const box = element.getBoundingClientRect()
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    if (box.width > 0 && x >= 0 && y >= 0 && x < innerWidth && y < innerHeight) look(x, y)
  }
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      look(((column + 0.5) / columns) * innerWidth, ((row + 0.5) / rows) * innerHeight)
  // Rows of pictures: what begins within 40 px of height is one row, read from left to right.
  return [...found.values()].sort(
    (one, other) => Math.round(one.top / 40) - Math.round(other.top / 40) || one.left - other.left,
  )
}
