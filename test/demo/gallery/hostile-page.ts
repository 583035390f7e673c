import type { ServerResponse } from 'node:http'

/** Styles that hit everything, listeners that swallow everything, and records of all that appears in the page. */
const hostile = `<!doctype html><html><head><meta charset="utf-8"><title>Hostile</title><style>
* { opacity: 0.3 !important; transform: rotate(3deg) !important; color: lime !important; background-color: #300 !important; font-size: 40px !important;
  border: 5px dashed red !important; filter: hue-rotate(90deg) !important; transition: all 9s !important; z-index: 1 !important; pointer-events: auto !important }
div:not(#around) { display: none !important } iframe { width: 10px !important; visibility: hidden !important }
img { opacity: 1 !important; filter: none !important; transform: none !important; border: 0 !important }
html, body, #around { opacity: 1 !important; filter: none !important; transform: none !important; border: 0 !important }
</style></head><body><div id="around"><img class="target" src="/pictures/hostile.png" width="240" height="160" alt=""></div><script>
for (const name of ['keydown', 'keyup', 'keypress', 'pointerdown', 'pointermove', 'pointerup', 'mousedown', 'mouseup', 'mousemove', 'click', 'contextmenu', 'wheel', 'focus', 'blur'])
  window.addEventListener(name, (event) => { event.preventDefault(); event.stopImmediatePropagation() }, true)
window.seen = []
new MutationObserver((records) => {
  for (const record of records) for (const node of [...record.addedNodes, ...record.removedNodes]) window.seen.push(node.nodeName)
  for (const record of records) if (record.type === 'attributes') window.seen.push(record.target.nodeName + '@' + record.attributeName)
}).observe(document, { childList: true, subtree: true, attributes: true })
window.globalsBefore = Object.getOwnPropertyNames(window)
window.messages = []
window.addEventListener('message', (event) => window.messages.push(String(event.data)))
for (const target of [Array.prototype, Object.prototype]) for (const name of ['map', 'filter', 'find']) if (target[name]) target[name] = () => { throw new Error('poisoned') }
Element.prototype.getBoundingClientRect = () => { throw new Error('poisoned') }
Document.prototype.elementsFromPoint = () => []
</script></body></html>`

/** A page whose policy allows nothing but its own picture. */
const strict = `<!doctype html><html><head><meta charset="utf-8"><title>Strict</title></head>
<body><img class="target" src="/pictures/policed.png" width="240" height="160" alt=""></body></html>`

/** As soon as the menu is open: changes without end, poisons what scripts use (those of a test driver too), shows another picture. */
const storm = `<!doctype html><html><head><meta charset="utf-8"><title>Storm</title></head>
<body><img class="target" src="/pictures/photo.jpg" width="600" height="400" alt=""><div id="rain"></div><script>
const image = document.querySelector('img')
const rain = document.getElementById('rain')
const { setTimeout, performance } = window
const later = setTimeout.bind(window)
const blow = () => {
  const until = performance.now() + 12
  while (performance.now() < until) {
    rain.textContent = Math.random()
    image.setAttribute('data-storm', rain.textContent)
    image.replaceWith(image)
    document.documentElement.className = 'storm' + rain.textContent.slice(2)
  }
  later(blow, 4)
}
const poison = () => { throw new Error('poisoned') }
const attack = () => {
  image.setAttribute('src', '/pictures/chart.png')
  blow()
  for (const name of ['querySelectorAll', 'getElementsByTagName', 'elementsFromPoint']) Document.prototype[name] = poison
  for (const name of ['getBoundingClientRect', 'getAttribute', 'matches']) Element.prototype[name] = poison
  for (const name of ['src', 'currentSrc', 'naturalWidth'])
    Object.defineProperty(HTMLImageElement.prototype, name, { get: () => 'https://evil.example/' })
  for (const name of ['fetch', 'URL', 'FileReader', 'Blob', 'Promise', 'OffscreenCanvas', 'createImageBitmap']) window[name] = poison
  for (const name of ['map', 'filter', 'then', 'toJSON']) Object.defineProperty(Object.prototype, name, { get: poison, configurable: true })
  JSON.stringify = poison
}
addEventListener('contextmenu', () => later(attack, 150))
</script></body></html>`

/** Sends a page that is hard on extensions: `/hostile`, `/storm` or `/strict`. Whether the address was one of them. */
export function sendHostilePage(url: URL, response: ServerResponse): boolean {
  const page = { '/hostile': hostile, '/storm': storm, '/strict': strict }[url.pathname]
  if (page === undefined) return false
  const policy =
    url.pathname === '/strict' ? { 'content-security-policy': "default-src 'none'; img-src 'self'" } : {}
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...policy }).end(page)
  return true
}
