import { flagImage, type Place, shows } from './place.ts'

const picker = ['picker'] as const
const menu = ['menu'] as const
const both = ['menu', 'picker'] as const

/** A foreign picture cannot be read, so the screen has to show it right. */
const foreignImage = (foreign: string, file: string, style = '', more = 'class="target"') =>
  `<img src="${foreign}/pictures/${file}" width="240" height="160" alt="" style="${style}" ${more}>`

/** Entries 21 to 26: how a picture is shown, and what stands around it. */
export const placesInView: readonly Place[] = [
  {
    id: 'plain',
    entry: 1,
    title: 'A plain <img>',
    by: both,
    markup: () => flagImage('child.png'),
    outcome: shows('child.png'),
  },
  {
    id: 'linked',
    entry: 1,
    title: 'In a link: one item in the menu, no submenu',
    by: menu,
    markup: () => `<a href="#place-linked">${flagImage('alone.png')}</a>`,
    outcome: shows('alone.png'),
  },
  {
    id: 'two-pictures',
    entry: 5,
    title: 'A picture that lies on another',
    by: both,
    markup: () =>
      `<div class="pile" style="background: url(/pictures/back-one.png) 0 0 / 240px 160px">${flagImage('back-two.png', 'class="target" style="width: 120px; height: 80px; margin: 40px 60px"')}</div>`,
    outcome: shows('back-two.png', { absent: 'back-one.png' }),
  },
  {
    id: 'object-fit',
    entry: 21,
    title: 'object-fit: cover',
    by: menu,
    markup: () =>
      flagImage('fit.png', 'class="target" style="object-fit: cover; width: 160px; height: 160px"'),
    outcome: shows('fit.png'),
  },
  {
    id: 'clip-path',
    entry: 21,
    title: 'clip-path, foreign: as on the screen',
    by: menu,
    markup: ({ foreign }) => foreignImage(foreign, 'clipped.png', 'clip-path: inset(0 0 0 0 round 12px)'),
    outcome: shows('clipped.png', { cropped: true }),
  },
  {
    id: 'zoomed',
    entry: 21,
    title: 'CSS zoom, foreign: as on the screen',
    by: menu,
    markup: ({ foreign }) => `<div style="zoom: 0.8">${foreignImage(foreign, 'fit.png')}</div>`,
    outcome: shows('fit.png', { cropped: true }),
  },
  {
    id: 'scrolled',
    entry: 21,
    title: 'In a scrolled box, foreign: as on the screen',
    by: menu,
    markup: ({ foreign }) =>
      `<div class="scroller"><div style="height: 400px"></div>${foreignImage(foreign, 'scrolled.png')}<div style="height: 300px"></div></div>`,
    style: '.scroller { width: 260px; height: 200px; overflow: auto }',
    script: `card.querySelector('.scroller').scrollTop = 390`,
    outcome: shows('scrolled.png', { cropped: true }),
  },
  {
    id: 'dialog',
    entry: 22,
    title: 'Lightbox in a modal dialog',
    by: menu,
    markup: () => `<button>Open</button><dialog>${flagImage('dialog.png')}</dialog>`,
    script: `card.open = () => card.querySelector('dialog').showModal(); card.leave = () => card.querySelector('dialog').close()`,
    outcome: shows('dialog.png'),
  },
  {
    id: 'popover',
    entry: 22,
    title: 'Popover',
    by: menu,
    markup: () => `<div popover="manual">${flagImage('popover.png')}</div>`,
    script: `card.open = () => card.querySelector('[popover]').showPopover(); card.leave = () => card.querySelector('[popover]').hidePopover()`,
    outcome: shows('popover.png'),
  },
  {
    id: 'carousel',
    entry: 22,
    title: 'Carousel that turns between click and choice',
    by: menu,
    markup: () => flagImage('carousel-one.png'),
    script: `card.addEventListener('contextmenu', () => setTimeout(() => { card.querySelector('img').src = '/pictures/carousel-two.png' }, 50))
      card.open = () => { card.querySelector('img').src = '/pictures/carousel-one.png' }`,
    outcome: shows('carousel-one.png', { absent: 'carousel-two.png' }),
  },
  {
    id: 'removed',
    entry: 22,
    title: 'Removed between click and choice',
    by: menu,
    markup: () => flagImage('carousel-two.png'),
    script: `card.addEventListener('contextmenu', () => setTimeout(() => card.querySelector('img').remove(), 50))`,
    outcome: shows('carousel-two.png'),
  },
  {
    id: 'blocked',
    entry: 23,
    title: 'Where the site blocks right click, keys and pointer',
    by: picker,
    markup: () => flagImage('blocked.png'),
    script: `for (const name of ['contextmenu', 'pointerdown', 'pointermove', 'mousedown', 'mouseup', 'click', 'selectstart'])
      card.addEventListener(name, (event) => { event.preventDefault(); event.stopImmediatePropagation() }, true)`,
    outcome: shows('blocked.png'),
  },
  {
    id: 'editable',
    entry: 24,
    title: 'In editable text',
    // Chromium's "Select all" has the same key there; Firefox opens its menu of texts, which no image's item is in.
    by: picker,
    inChromium: { by: ['menu-arrows'] },
    markup: () => `<div contenteditable="true">Text ${flagImage('editable.png')} text</div>`,
    outcome: shows('editable.png'),
  },
  {
    id: 'selected',
    entry: 24,
    title: 'Selected together with text',
    by: menu,
    markup: () => `<p>Text before ${flagImage('focused.png')} text after</p>`,
    script: `card.open = () => getSelection().selectAllChildren(card.querySelector('p'))`,
    outcome: shows('focused.png'),
  },
  {
    id: 'deep',
    entry: 26,
    title: 'Under 5,000 elements',
    by: picker,
    markup: () => `<div class="pile">${flagImage('deep.png', '')}<div class="cover heap target"></div></div>`,
    style: '.heap, .heap div { position: absolute; inset: 0 }',
    script: `let around = card.querySelector('.heap'); for (let count = 0; count < 5000; count++) {
      const layer = document.createElement('div'); (count % 50 === 0 ? card.querySelector('.heap') : around).append(layer); around = layer }`,
    outcome: shows('deep.png'),
  },
]
