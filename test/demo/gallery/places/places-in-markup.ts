import { flagImage, type Place, shows } from './place.ts'

const picker = ['picker'] as const
const menu = ['menu'] as const
const both = ['menu', 'picker'] as const

/** Entries 2 to 5 and 8: how markup puts a picture on a page. */
export const placesInMarkup: readonly Place[] = [
  {
    id: 'srcset-comma',
    entry: 2,
    title: 'srcset with a comma and line breaks',
    by: menu,
    markup: () =>
      `<img class="target" width="240" height="160" alt="" srcset="\n  /pictures/comma,name.png 1x,\n  /pictures/unseen.png 9x\n" src="/pictures/unseen.png">`,
    outcome: shows('comma,name.png', { absent: 'unseen.png' }),
  },
  {
    id: 'lazy',
    entry: 3,
    title: 'Lazy: a blank pixel stands for the picture to come',
    by: menu,
    markup: () =>
      `<img class="target" width="240" height="160" alt="" data-src="/pictures/late.png" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">`,
    outcome: shows('late.png'),
  },
  {
    id: 'overlay',
    entry: 4,
    title: 'Under a transparent layer',
    by: both,
    markup: () => `<div class="pile">${flagImage('overlaid.png', '')}<div class="cover target"></div></div>`,
    outcome: shows('overlaid.png'),
    inFirefox: { by: picker },
  },
  {
    id: 'overlay-link',
    entry: 4,
    title: 'Under a link that takes the right click itself',
    by: picker,
    markup: () =>
      `<div class="pile">${flagImage('guarded.png', '')}<a href="#x" class="cover target"></a></div>`,
    script: `card.addEventListener('contextmenu', (event) => event.preventDefault())`,
    outcome: shows('guarded.png'),
  },
  {
    id: 'caption',
    entry: 4,
    title: 'Under a caption with a gradient',
    by: picker,
    markup: () =>
      `<div class="pile">${flagImage('captioned.png', '')}<div class="cover target" style="background: linear-gradient(#0000 40%, #000c)"></div></div>`,
    outcome: shows('captioned.png'),
  },
  {
    id: 'unseen-image',
    entry: 5,
    title: 'A background under an image that cannot be seen',
    by: both,
    markup: () =>
      `<div class="pile" style="background: url(/pictures/beneath.png) 0 0 / 240px 160px">${flagImage('unseen.png', 'class="target" style="opacity: 0"')}</div>`,
    outcome: shows('beneath.png', { absent: 'unseen.png' }),
  },
  {
    id: 'click-through',
    entry: 5,
    title: 'In front, but transparent to clicks',
    by: picker,
    markup: () =>
      `<div class="pile target" style="background: #ddd">${flagImage('through.png', 'style="pointer-events: none"')}</div>`,
    outcome: shows('through.png'),
  },
  {
    id: 'visible-child',
    entry: 5,
    title: 'Visible inside a hidden parent',
    by: menu,
    markup: () =>
      `<div style="visibility: hidden">${flagImage('child.png', 'class="target" style="visibility: visible"')}</div>`,
    outcome: shows('child.png'),
  },
  {
    id: 'inline-svg',
    entry: 8,
    title: 'Inline SVG, coloured by the page',
    by: picker,
    markup: () =>
      '<svg class="target" viewBox="0 0 24 16" width="240" height="160" style="--c: #0d9488"><rect width="24" height="16" class="a"/><circle cx="12" cy="8" r="5" class="b"/></svg>',
    style: '.a { fill: var(--c) } .b { fill: #fbbf24 }',
    outcome: { colours: ['#0d9488', '#fbbf24'], proportions: 1.5 },
  },
  {
    id: 'svg-use',
    entry: 8,
    title: 'SVG that uses a symbol from elsewhere',
    by: picker,
    markup: () =>
      '<svg width="0" height="0"><symbol id="the-symbol" viewBox="0 0 24 24"><rect width="24" height="12" fill="#7e22ce"/><rect y="12" width="24" height="12" fill="#facc15"/></symbol></svg><svg class="target" width="160" height="160"><use href="#the-symbol" width="160" height="160"/></svg>',
    outcome: { colours: ['#7e22ce', '#facc15'], proportions: 1 },
  },
  {
    id: 'svg-image',
    entry: 8,
    title: '<image> inside an SVG',
    by: picker,
    markup: () =>
      '<svg width="240" height="160" viewBox="0 0 240 160"><image class="target" href="/pictures/in-svg.png" width="240" height="160"/></svg>',
    outcome: shows('in-svg.png'),
  },
  {
    id: 'object',
    entry: 8,
    title: '<object> with an SVG',
    by: picker,
    markup: () =>
      '<object class="target" data="/pictures/object.svg" type="image/svg+xml" width="240" height="160"></object>',
    outcome: { colours: ['#b91c1c', '#fde68a', '#1e3a8a'], proportions: 1.5 },
  },
  {
    id: 'embed',
    entry: 8,
    title: '<embed> with an SVG',
    by: picker,
    markup: () =>
      '<embed class="target" src="/pictures/embed.svg" type="image/svg+xml" width="240" height="160">',
    outcome: { colours: ['#166534', '#fecdd3', '#4c1d95'], proportions: 1.5 },
  },
]
