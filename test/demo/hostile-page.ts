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

/** Sends a page that is hard on extensions: `/hostile` or `/strict`. Whether the address was one of them. */
export function sendHostilePage(url: URL, response: ServerResponse): boolean {
  const page = { '/hostile': hostile, '/strict': strict }[url.pathname]
  if (page === undefined) return false
  const policy =
    url.pathname === '/strict' ? { 'content-security-policy': "default-src 'none'; img-src 'self'" } : {}
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...policy }).end(page)
  return true
}
