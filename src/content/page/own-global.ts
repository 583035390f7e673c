/**
 * A global of the browser's or of ours, as an own property alone: a page gives names too (`<a id="chrome">`, a frame's name),
 * which every world of the page finds behind the own ones. Undefined where there is none.
 */
export function ownGlobal(name: string): unknown {
  return Object.hasOwn(globalThis, name) ? Reflect.get(globalThis, name) : undefined
}
