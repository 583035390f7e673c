import { tileColours } from '../pictures/place-pictures.ts'
import { flagImage, flagSize, type Place, shows } from './place.ts'

const picker = ['picker'] as const
const menu = ['menu'] as const
const both = ['menu', 'picker'] as const

/** Draws on the card's canvas; `how` runs with `context` and `canvas` in sight. */
const onCanvas = (how: string) =>
  `const canvas = card.querySelector('canvas'), context = canvas.getContext('2d'); ${how}`

/** A page's own way to say: not again. */
const noPicture = /could not be fetched|has not loaded|damaged/

/** Entries 12 to 20: where pixels come from. */
export const placesInPixels: readonly Place[] = [
  {
    id: 'input-image',
    entry: 12,
    title: '<input type=image>',
    by: menu,
    markup: () =>
      '<form><input type="image" class="target" src="/pictures/submit.png" width="240" height="160" alt=""></form>',
    outcome: shows('submit.png'),
  },
  {
    id: 'image-map',
    entry: 12,
    title: 'Image map',
    by: picker,
    markup: () =>
      `${flagImage('map.png', 'class="target" usemap="#the-map"')}<map name="the-map"><area shape="rect" coords="0,0,240,160" href="#x" alt=""></map>`,
    outcome: shows('map.png'),
  },
  {
    id: 'canvas',
    entry: 13,
    title: 'Canvas',
    by: picker,
    markup: () => '<canvas class="target" width="240" height="160"></canvas>',
    script: onCanvas(
      `context.fillStyle = '#0f766e'; context.fillRect(0, 0, 240, 160); context.fillStyle = '#fb923c'; context.fillRect(60, 40, 120, 80)`,
    ),
    outcome: { colours: ['#0f766e', '#fb923c'], size: { width: 240, height: 160 } },
  },
  {
    id: 'tainted-canvas',
    entry: 13,
    title: 'Canvas with a foreign picture: cropped from the screen',
    by: picker,
    markup: () => '<canvas class="target" width="240" height="160"></canvas>',
    script: onCanvas(
      `const image = new Image(); image.onload = () => context.drawImage(image, 0, 0, 240, 160); image.src = origins.foreign + '/pictures/tainting.png'`,
    ),
    outcome: shows('tainting.png', { cropped: true }),
  },
  {
    id: 'webgl',
    entry: 13,
    title: 'WebGL canvas whose buffer is gone',
    by: picker,
    markup: () => '<canvas class="target" width="240" height="160"></canvas>',
    script: `const gl = card.querySelector('canvas').getContext('webgl'); gl?.clearColor(0.05, 0.58, 0.53, 1); gl?.clear(gl.COLOR_BUFFER_BIT)`,
    outcome: { colours: ['#0d9487'], proportions: 1.5 },
  },
  {
    id: 'blank-canvas',
    entry: 13,
    title: 'Blank canvas over a coloured page',
    by: picker,
    markup: () => '<canvas class="target" width="240" height="160" style="background: #a3e635"></canvas>',
    outcome: { colours: ['#a3e635'], proportions: 1.5 },
  },
  {
    id: 'tiles',
    entry: 14,
    title: 'Map tiles: the map, not one tile',
    by: both,
    markup: () =>
      `<div class="map">${[0, 1, 2, 3].map((tile) => `<img alt="" src="/pictures/tile-${tile}.png" style="left: ${(tile % 2) * 128}px; top: ${Math.floor(tile / 2) * 128}px" ${tile === 3 ? 'class="target"' : ''}>`).join('')}</div>`,
    style:
      '.map { position: relative; width: 256px; height: 256px; overflow: hidden } .map img { position: absolute }',
    outcome: { colours: tileColours, proportions: 1 },
  },
  {
    id: 'scrambled',
    entry: 14,
    title: 'A page cut in pieces and put together by styles',
    by: picker,
    markup: () =>
      `<div class="map">${[0, 1, 2, 3].map((piece) => `<i class="${piece === 1 ? 'target' : ''}" style="left: ${(piece % 2) * 120}px; top: ${Math.floor(piece / 2) * 90}px; background-position: -${(3 - piece) * 120}px 0"></i>`).join('')}</div>`,
    style:
      '.map { position: relative; width: 240px; height: 180px } .map i { position: absolute; width: 120px; height: 90px; background: url(/pictures/sprites.png) }',
    outcome: { colours: ['#7c3aed', '#65a30d', '#0891b2', '#e11d48'], proportions: 4 / 3 },
  },
  {
    id: 'video',
    entry: 15,
    title: 'Video: the frame that shows',
    by: picker,
    markup: () =>
      '<canvas width="240" height="160" hidden></canvas><video class="target" width="240" height="160" muted></video>',
    script:
      onCanvas(`const paint = () => { context.fillStyle = '#be185d'; context.fillRect(0, 0, 240, 160); context.fillStyle = '#fef08a'; context.fillRect(0, 80, 240, 80) }
      paint(); const video = card.querySelector('video'); video.srcObject = canvas.captureStream(10); setInterval(paint, 100); void video.play()`),
    outcome: { colours: ['#be185d', '#fef08a'], proportions: 1.5 },
  },
  {
    id: 'poster',
    entry: 15,
    title: 'Video that shows its poster',
    by: picker,
    markup: () => '<video class="target" poster="/pictures/poster.png" width="240" height="160"></video>',
    outcome: shows('poster.png'),
  },
  {
    id: 'revoked-blob',
    entry: 16,
    title: 'blob: whose address was taken back',
    by: menu,
    markup: () => '<img class="target" width="240" height="160" alt="">',
    script: `fetch('/pictures/revoked.png').then((reply) => reply.blob()).then((blob) => {
      const image = card.querySelector('img'); image.onload = () => URL.revokeObjectURL(image.src); image.src = URL.createObjectURL(blob) })`,
    outcome: shows('revoked.png'),
  },
  {
    id: 'data-svg',
    entry: 16,
    title: 'Percent-encoded data: SVG',
    by: menu,
    markup: () =>
      `<img class="target" width="240" height="160" alt="" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'%3E%3Crect width='3' height='2' fill='%230369a1'/%3E%3Crect width='3' height='1' fill='%23fde047'/%3E%3C/svg%3E">`,
    outcome: { colours: ['#0369a1', '#fde047'], proportions: 1.5 },
  },
  {
    id: 'data-large',
    entry: 16,
    title: 'data: of 10 MB',
    by: picker,
    markup: () => '<img class="target" width="240" height="160" alt="">',
    script: `const side = 1900, canvas = document.createElement('canvas'); canvas.width = side; canvas.height = side * 2 / 3
      const context = canvas.getContext('2d'), data = context.createImageData(canvas.width, canvas.height)
      for (let at = 0; at < data.data.length; at += 4) { const top = at < data.data.length / 2; const noise = Math.random() * 12
        data.data.set([top ? 20 + noise : 230 + Math.random() * 12, top ? 90 + Math.random() * 12 : 60 + noise, 160 + Math.random() * 12, 255], at) }
      context.putImageData(data, 0, 0); card.querySelector('img').src = canvas.toDataURL('image/png')`,
    outcome: { colours: ['#1a60a6', '#ec42a6'], proportions: 1.5 },
  },
  {
    id: 'referer',
    entry: 17,
    title: 'Foreign, and only for its own pages (Referer)',
    by: both,
    markup: ({ foreign }) =>
      `<img class="target" src="${foreign}/guarded/referer/referer.png" referrerpolicy="unsafe-url" width="240" height="160" alt="">`,
    outcome: shows('referer.png', { cropped: true }),
  },
  {
    id: 'cookie',
    entry: 17,
    title: 'Only with the cookie of the page',
    by: menu,
    markup: () => '<img class="target" src="/guarded/cookie/cookie.png" width="240" height="160" alt="">',
    outcome: shows('cookie.png'),
  },
  {
    id: 'corp',
    entry: 17,
    title: 'Cross-Origin-Resource-Policy: same-origin',
    by: menu,
    markup: () => '<img class="target" src="/guarded/corp/corp.png" width="240" height="160" alt="">',
    outcome: shows('corp.png'),
  },
  {
    id: 'redirected',
    entry: 17,
    title: 'Behind a chain of redirects',
    by: menu,
    markup: () =>
      '<img class="target" src="/guarded/redirect/3/redirected.png" width="240" height="160" alt="">',
    outcome: shows('redirected.png'),
  },
  {
    id: 'endless',
    entry: 17,
    title: 'An answer that never ends',
    by: picker,
    markup: () => '<div class="target" style="width: 240px"><img width="240" height="160" alt=""></div>',
    // After the page has loaded: the browser waits for it before it calls the page loaded.
    script: `addEventListener('load', () => setTimeout(() => { card.querySelector('img').src = '/guarded/endless/late.png' }))`,
    outcome: { problem: noPicture, reason: 'it never loads, in the page either' },
  },
  {
    id: 'cmyk',
    entry: 19,
    title: 'CMYK JPEG',
    by: menu,
    markup: () => '<img class="target" src="/pictures/cmyk.jpg" width="240" height="160" alt="">',
    outcome: { colours: ['#b45309', '#0e7490'], size: flagSize },
  },
  {
    id: 'sixteen-bit',
    entry: 19,
    title: '16-bit PNG',
    by: menu,
    markup: () => '<img class="target" src="/pictures/deep-16.png" width="240" height="160" alt="">',
    outcome: { colours: ['#4338ca', '#a3e635'], size: flagSize },
  },
  {
    id: 'strip',
    entry: 20,
    title: 'A strip of 800 x 20,000 px',
    by: menu,
    markup: () => '<img class="target" src="/pictures/strip.png" width="8" height="200" alt="">',
    outcome: { colours: [], proportions: 0.04 },
  },
  {
    id: 'tiny',
    entry: 20,
    title: '8 x 8 px',
    by: menu,
    markup: () => '<img class="target" src="/pictures/tiny.png" width="64" height="64" alt="">',
    outcome: { colours: ['#ef4444', '#3b82f6'], size: { width: 8, height: 8 } },
  },
  {
    id: 'bomb',
    entry: 20,
    title: 'A file that claims 30,000 x 30,000 px',
    by: menu,
    markup: () => '<img class="target" src="/pictures/bomb.png" width="240" height="160" alt="">',
    outcome: { problem: /too many pixels/, reason: 'refused from its header, before any memory is taken' },
  },
]
