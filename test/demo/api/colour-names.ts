import { colourDistance } from './decode-image.ts'

const names: readonly [colour: string, english: string, chinese: string][] = [
  ['#000000', 'black', '黑色'],
  ['#404040', 'dark grey', '深灰色'],
  ['#808080', 'grey', '灰色'],
  ['#c8c8c8', 'light grey', '浅灰色'],
  ['#ffffff', 'white', '白色'],
  ['#fdf0d5', 'cream', '米色'],
  ['#e02020', 'red', '红色'],
  ['#8c1d2c', 'dark red', '深红色'],
  ['#ff7a1a', 'orange', '橙色'],
  ['#e0a060', 'sand', '沙色'],
  ['#8a5a3b', 'brown', '棕色'],
  ['#4a2410', 'dark brown', '深棕色'],
  ['#f7d23e', 'yellow', '黄色'],
  ['#6fbf3a', 'green', '绿色'],
  ['#2f5f2a', 'dark green', '深绿色'],
  ['#606c38', 'olive', '橄榄绿'],
  ['#2a9d8f', 'teal', '青色'],
  ['#0f4a4a', 'dark teal', '深青色'],
  ['#8fd0f0', 'light blue', '浅蓝色'],
  ['#1e6fd9', 'blue', '蓝色'],
  ['#4c6288', 'slate blue', '灰蓝色'],
  ['#14213d', 'navy', '藏青色'],
  ['#6a3fb5', 'violet', '紫色'],
  ['#2a1840', 'dark violet', '深紫色'],
  ['#f2a0c0', 'pink', '粉色'],
  ['#ff006e', 'magenta', '品红色'],
]

/** The everyday name of a colour `#rrggbb`, in English and Chinese. */
export function nameColour(colour: string): { english: string; chinese: string } {
  const [nearest] = [...names].sort(
    ([one], [other]) => colourDistance(one, colour) - colourDistance(other, colour),
  )
  return { english: nearest?.[1] ?? colour, chinese: nearest?.[2] ?? colour }
}
