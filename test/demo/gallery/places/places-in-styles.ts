import { type Place, shows } from './place.ts'

const picker = ['picker'] as const
const menu = ['menu'] as const

/** Entries 6 and 7, what a style sheet brings: backgrounds, pseudo-elements, borders, masks, list markers and sprites. */
export const placesInStyles: readonly Place[] = [
  {
    id: 'background',
    entry: 6,
    title: 'CSS background',
    by: picker,
    markup: () =>
      `<div class="box target" style="background: url('/pictures/back-one.png') center / cover"></div>`,
    outcome: shows('back-one.png'),
  },
  {
    id: 'background-layers',
    entry: 6,
    title: 'Background of several layers, a gradient on top',
    by: picker,
    markup: () =>
      `<div class="box target" style="background: linear-gradient(#fff2, #0003), url(/pictures/back-two.png) 0 0 / 100% 100%"></div>`,
    outcome: shows('back-two.png'),
  },
  {
    id: 'image-set',
    entry: 6,
    title: 'image-set()',
    by: picker,
    markup: () =>
      `<div class="box target" style="background: image-set('/pictures/set-2x.png' 1x, '/pictures/set-1x.png' 4x) 0 0 / cover"></div>`,
    outcome: shows('set-2x.png', { absent: 'set-1x.png' }),
  },
  {
    id: 'before',
    entry: 6,
    title: '::before with a background',
    by: picker,
    markup: () => '<div class="box target"></div>',
    style:
      '.target::before { content: ""; display: block; width: 240px; height: 160px; background: url(/pictures/before.png) 0 0 / cover }',
    outcome: shows('before.png'),
  },
  {
    id: 'after-content',
    entry: 6,
    title: '::after with content: url()',
    by: picker,
    markup: () => '<div class="box target"></div>',
    style: '.target::after { content: url(/pictures/after.png) }',
    outcome: shows('after.png'),
  },
  {
    id: 'border-image',
    entry: 6,
    title: 'border-image: as it looks on the screen',
    by: picker,
    markup: () => '<div class="target"></div>',
    style:
      '.target { box-sizing: border-box; width: 240px; height: 160px; border: 40px solid #000; border-image: url(/pictures/border.png) 60 fill / 40px }',
    outcome: { colours: ['#166534', '#bbf7d0'], proportions: 1.5 },
  },
  {
    id: 'mask-image',
    entry: 6,
    title: 'mask-image: the shape in its colour',
    by: picker,
    markup: () => '<div class="target"></div>',
    style:
      '.target { width: 160px; height: 160px; background: #dc2626; mask: url(/pictures/shape.svg) center / contain no-repeat }',
    outcome: { colours: ['#dc2626'], proportions: 1 },
  },
  {
    id: 'list-marker',
    entry: 6,
    title: 'list-style-image',
    by: picker,
    markup: () => '<ul><li class="target">An item with a marker</li></ul>',
    style:
      'ul { padding-left: 310px } li { list-style-image: url(/pictures/marker.png); height: 120px; width: 90px }',
    outcome: shows('marker.png'),
  },
  {
    id: 'sprite',
    entry: 7,
    title: 'Sprite sheet: the shown cell',
    by: picker,
    markup: () =>
      '<div class="target" style="width: 120px; height: 90px; background: url(/pictures/sprites.png) -240px 0"></div>',
    outcome: { colours: ['#65a30d'], absent: ['#e11d48', '#0891b2'], size: { width: 120, height: 90 } },
  },
  {
    id: 'sprite-image',
    entry: 7,
    title: 'Sprite sheet as an <img>',
    by: menu,
    markup: () =>
      '<img class="target" src="/pictures/sprites.png" alt="" style="width: 120px; height: 90px; object-fit: none; object-position: -120px -90px">',
    outcome: { colours: ['#0f172a'], absent: ['#e11d48', '#65a30d'], size: { width: 120, height: 90 } },
  },
]
