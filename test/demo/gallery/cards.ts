import type { PictureFile } from './pictures/pictures.ts'

/** Where the pictures of one page come from, as the browser that opened the page must name them. */
export type Origins = { foreign: string }

/** A card of the gallery. `expected` is what a user sees: upright, real pixels; null when nothing can be seen. */
export type Card = {
  /** The element is `#card-<id>`, with the `<img>` inside. */
  id: string
  title: string
  /** A question worth asking about it. */
  question: string
  alt: string
  /** `page`: of the gallery's own host; `inline`: has no address; `foreign`: of another host; `broken`: no picture. */
  kind: 'page' | 'inline' | 'foreign' | 'broken'
  /** The MIME type of the file as its bytes say. */
  type: string
  expected: { width: number; height: number; colours: string[] } | null
  file: PictureFile | null
  /** How it sits on the page when that is not a plain `<img>` of `file`. */
  markup?: (picture: { path: string; alt: string; origins: Origins }) => string
}

const seen = (width: number, height: number, ...colours: string[]) => ({ width, height, colours })

const plainImage = (source: string, alt: string, more = '') => `<img src="${source}" alt="${alt}"${more}>`

/** The gallery, in the order in which it is shown. */
export const cards: readonly Card[] = [
  {
    id: 'photo',
    title: 'Photo',
    question: 'Where could this be, and what time of day?',
    alt: 'A low sun over a mountain lake',
    kind: 'page',
    type: 'image/jpeg',
    expected: seen(1200, 800, '#1d3b34', '#4c6288', '#2d5f8f'),
    file: 'photo.jpg',
  },
  {
    id: 'chart',
    title: 'Bar chart',
    question: 'Which month was the busiest, and by how much?',
    alt: 'Museum visitors from January to June',
    kind: 'page',
    type: 'image/png',
    expected: seen(960, 600, '#fbfcfc', '#2a7f9e', '#d1495b'),
    file: 'chart.png',
  },
  {
    id: 'screenshot',
    title: 'Error message',
    question: 'What went wrong, and what can I do?',
    alt: 'A mail program with an error',
    kind: 'page',
    type: 'image/png',
    expected: seen(1120, 700, '#ffffff', '#2b3260', '#9fa1ac'),
    file: 'screenshot.png',
  },
  {
    id: 'menu',
    title: 'Menu in Italian',
    question: 'Translate this menu; which dishes have no meat?',
    alt: 'The menu of an Italian restaurant',
    kind: 'page',
    type: 'image/jpeg',
    expected: seen(720, 960, '#f7ecd3'),
    file: 'menu.jpg',
  },
  {
    id: 'icon',
    title: 'Small icon',
    question: 'What does this icon mean?',
    alt: 'A mail icon',
    kind: 'page',
    type: 'image/png',
    expected: seen(16, 16, '#1e6fd9', '#ffffff', '#e5332a'),
    file: 'icon.png',
  },
  {
    id: 'retina',
    title: 'Sharp on 2x screens',
    question: 'What is on the cliff?',
    alt: 'A lighthouse on a cliff',
    kind: 'page',
    type: 'image/png',
    expected: seen(800, 600, '#f6c6a8', '#1f6f78', '#3b3a4a'),
    file: 'lighthouse-2x.png',
    markup: ({ path, alt }) => `<img srcset="${path} 2x" alt="${alt}">`,
  },
  {
    id: 'webp',
    title: 'WebP',
    question: 'How many balloons are there?',
    alt: 'Hot-air balloons over fields',
    kind: 'page',
    type: 'image/webp',
    expected: seen(900, 600, '#9ad8f5', '#7bc043', '#5a9e2f'),
    file: 'balloons.webp',
  },
  {
    id: 'avif',
    title: 'AVIF',
    question: 'What kind of fish is this?',
    alt: 'A striped orange fish',
    kind: 'page',
    type: 'image/avif',
    expected: seen(640, 480, '#0b5fa5', '#ff7a1a', '#e3c58a'),
    file: 'fish.avif',
  },
  {
    id: 'svg',
    title: 'SVG',
    question: 'Describe this robot to a child.',
    alt: 'A blue toy robot',
    kind: 'page',
    type: 'image/svg+xml',
    expected: seen(320, 400, '#ffe066', '#247ba0'),
    file: 'robot.svg',
  },
  {
    id: 'svg-no-size',
    title: 'SVG without a size',
    question: 'What colours does it have?',
    alt: 'A violet toy robot',
    kind: 'page',
    type: 'image/svg+xml',
    // It has a viewBox only: the page decides how large it is drawn, the proportions stay 4 : 5.
    expected: seen(320, 400, '#cdeac0', '#9b5de5'),
    file: 'robot-no-size.svg',
    markup: ({ path, alt }) => plainImage(path, alt, ' style="width: 152px"'),
  },
  {
    id: 'animated-gif',
    title: 'Animated GIF',
    question: 'May I go?',
    alt: 'Traffic lights on light blue',
    kind: 'page',
    type: 'image/gif',
    expected: seen(240, 320, '#bde0fe', '#22252a'),
    file: 'lights.gif',
  },
  {
    id: 'animated-webp',
    title: 'Animated WebP',
    question: 'Which lamp is lit first?',
    alt: 'Traffic lights on pink',
    kind: 'page',
    type: 'image/webp',
    expected: seen(240, 320, '#ffc8dd', '#22252a'),
    file: 'lights.webp',
  },
  {
    id: 'still-gif',
    title: 'GIF that stands still',
    question: 'Which country could have this flag?',
    alt: 'A flag in olive, cream and ochre',
    kind: 'page',
    type: 'image/gif',
    expected: seen(300, 200, '#606c38', '#fefae0', '#bc6c25', '#283618'),
    file: 'still.gif',
  },
  {
    id: 'data-url',
    title: 'Inside the page (data: URL)',
    question: 'Describe this flag.',
    alt: 'A flag in red, white and navy',
    kind: 'inline',
    type: 'image/png',
    expected: seen(360, 240, '#e63946', '#f1faee', '#1d3557', '#457b9d'),
    file: 'inline.png',
    markup: ({ alt }) => `<img src="data:{inline.png}" alt="${alt}">`,
  },
  {
    id: 'blob',
    title: 'Made by a script (blob:)',
    question: 'What could I cook with this?',
    alt: 'A bowl of fruit',
    kind: 'inline',
    type: 'image/png',
    expected: seen(600, 450, '#fbe3b5', '#8a5a3b', '#3f78a8'),
    file: 'fruit.png',
    markup: ({ path, alt }) => `<img data-blob="${path}" alt="${alt}">`,
  },
  {
    id: 'huge',
    title: 'Huge photo, 48 megapixels',
    question: 'What is in the background?',
    alt: 'Violet mountains at dusk',
    kind: 'page',
    type: 'image/jpeg',
    expected: seen(8000, 6000, '#2a1840', '#5d3a78', '#6d3f8f'),
    file: 'huge.jpg',
    markup: ({ path, alt }) => plainImage(path, alt, ' loading="lazy"'),
  },
  {
    id: 'turned',
    title: 'Turned, with a secret place',
    question: 'Which season is it?',
    alt: 'Autumn mountains; the file lies on its side and holds GPS data',
    kind: 'page',
    type: 'image/jpeg',
    expected: seen(800, 600, '#5a2410', '#b5541c', '#3f8f8a'),
    file: 'turned.jpg',
  },
  {
    id: 'transparent',
    title: 'White text on nothing',
    question: 'What does it say?',
    alt: 'A badge with white words',
    kind: 'page',
    type: 'image/png',
    expected: seen(480, 240, '#12b886'),
    file: 'badge.png',
  },
  {
    id: 'bmp',
    title: 'BMP',
    question: 'Name the colours.',
    alt: 'A flag in green, cream and slate',
    kind: 'page',
    type: 'image/bmp',
    expected: seen(302, 200, '#0a8754', '#f4f1de', '#3d405b', '#e07a5f'),
    file: 'flag.bmp',
  },
  {
    id: 'ico',
    title: 'ICO',
    question: 'What is this an icon of?',
    alt: 'A pink and violet icon',
    kind: 'page',
    type: 'image/x-icon',
    expected: seen(48, 48, '#ff006e', '#8338ec', '#ffbe0b'),
    file: 'flag.ico',
  },
]
