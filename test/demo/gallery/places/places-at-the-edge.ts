import { orderColours } from '../../api/orders.ts'
import { flagImage, type Place, shows } from './place.ts'

const menu = ['menu'] as const
const picker = ['picker'] as const

const foreignFlag = (foreign: string, file: string, style: string) =>
  `<img class="target" src="${foreign}/pictures/${file}" width="240" height="160" alt="" style="${style}">`

/** Of entries 15, 17, 20, 21 and 27: what is rare, and what other tools get wrong. */
export const placesAtTheEdge: readonly Place[] = [
  {
    id: 'foreign-video',
    entry: 15,
    title: 'Video of another host: the frame on the screen',
    by: picker,
    markup: ({ foreign }) =>
      `<video class="target" src="${foreign}/pictures/film.webm" width="240" height="160" muted preload="auto"></video>`,
    script: `card.open = () => new Promise((done) => { const video = card.querySelector('video')
      if (video.readyState >= 2) done(); else video.onloadeddata = done; video.onerror = done })`,
    outcome: shows('film.png', { cropped: true }),
  },
  {
    id: 'password',
    entry: 17,
    title: 'Behind a password that the browser knows',
    by: menu,
    logIn: true,
    markup: () => '<img class="target" src="/guarded/password/locked.png" width="240" height="160" alt="">',
    outcome: shows('locked.png'),
  },
  {
    id: 'one-pixel',
    entry: 20,
    title: '1 x 1 px',
    by: menu,
    markup: () => '<img class="target" src="/pictures/one.png" width="64" height="64" alt="">',
    outcome: { colours: ['#0891b2'], size: { width: 1, height: 1 } },
  },
  {
    id: 'rotated',
    entry: 21,
    title: 'Rotated, foreign: as on the screen',
    by: menu,
    markup: ({ foreign }) =>
      `<div style="padding: 40px">${foreignFlag(foreign, 'rotated.png', 'transform: rotate(90deg)')}</div>`,
    outcome: { ...shows('rotated.png'), size: { width: 160, height: 240 } },
  },
  {
    id: 'blurred',
    entry: 21,
    title: 'Blurred, of the page itself: the file, not the blur',
    by: menu,
    markup: () => flagImage('blurred.png', 'class="target" style="filter: blur(30px)"'),
    outcome: shows('blurred.png'),
  },
  {
    id: 'blurred-foreign',
    entry: 21,
    title: 'Blurred, foreign: as on the screen',
    by: menu,
    markup: ({ foreign }) => foreignFlag(foreign, 'blurred.png', 'filter: blur(2px)'),
    outcome: shows('blurred.png', { cropped: true }),
  },
  {
    id: 'orders',
    entry: 27,
    title: 'A picture that gives orders',
    by: ['own'],
    markup: () => '<img class="target" src="/pictures/orders.png" width="240" height="160" alt="">',
    outcome: { colours: orderColours, size: { width: 480, height: 320 } },
  },
]
