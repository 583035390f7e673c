import { flagImage, type Place, shows } from './place.ts'

const picker = ['picker'] as const
const menu = ['menu'] as const
const both = ['menu', 'picker'] as const

/** Entries 9 and 10: shadow roots and frames. */
export const placesInTrees: readonly Place[] = [
  {
    id: 'open-root',
    entry: 9,
    title: 'In an open shadow root',
    by: menu,
    markup: () => '<div class="host target"></div>',
    script: `card.querySelector('.host').attachShadow({ mode: 'open' }).innerHTML = \`${flagImage('open-root.png', '')}\``,
    outcome: shows('open-root.png'),
  },
  {
    id: 'closed-root',
    entry: 9,
    title: 'In a closed shadow root',
    by: both,
    markup: () => '<div class="host target"></div>',
    script: `card.querySelector('.host').attachShadow({ mode: 'closed' }).innerHTML = \`${flagImage('closed-root.png', '')}\``,
    outcome: shows('closed-root.png'),
  },
  {
    id: 'nested-root',
    entry: 9,
    title: 'In a closed root inside an open one',
    by: menu,
    markup: () => '<div class="host target"></div>',
    script: `const outer = card.querySelector('.host').attachShadow({ mode: 'open' })
      const inner = outer.appendChild(document.createElement('div'))
      inner.attachShadow({ mode: 'closed' }).innerHTML = \`${flagImage('nested-root.png', '')}\``,
    outcome: shows('nested-root.png'),
  },
  {
    id: 'slotted',
    entry: 9,
    title: 'Slotted into a shadow root',
    by: menu,
    markup: () => `<div class="host">${flagImage('slotted.png')}</div>`,
    script: `card.querySelector('.host').attachShadow({ mode: 'closed' }).innerHTML = '<p><slot></slot></p>'`,
    outcome: shows('slotted.png'),
  },
  {
    id: 'same-frame',
    entry: 10,
    title: 'In a frame of the same origin',
    by: both,
    markup: () => '<iframe class="target" src="/frame/framed.png" width="260" height="180"></iframe>',
    outcome: shows('framed.png'),
  },
  {
    id: 'foreign-frame',
    entry: 10,
    title: 'In a frame of another origin',
    by: picker,
    markup: ({ foreign }) =>
      `<iframe class="target" src="${foreign}/frame/framed-foreign.png" width="260" height="180"></iframe>`,
    outcome: { colours: ['#0369a1', '#bae6fd'] },
  },
  {
    id: 'srcdoc',
    entry: 10,
    title: 'In a srcdoc frame',
    by: menu,
    markup: () =>
      `<iframe class="target" width="260" height="180" srcdoc='<body style="margin:0">${flagImage('srcdoc.png', '')}'></iframe>`,
    outcome: shows('srcdoc.png'),
  },
  {
    id: 'sandboxed',
    entry: 10,
    title: 'In a sandboxed frame',
    by: picker,
    markup: () =>
      '<iframe class="target" sandbox src="/frame/sandboxed.png" width="260" height="180"></iframe>',
    outcome: { colours: ['#6d28d9', '#ddd6fe'] },
  },
  {
    id: 'image-frame',
    entry: 10,
    title: 'A frame whose page is an image',
    by: picker,
    markup: () => '<iframe class="target" src="/pictures/alone.png" width="310" height="210"></iframe>',
    outcome: shows('alone.png'),
  },
]
