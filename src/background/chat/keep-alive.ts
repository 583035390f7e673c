import browser from 'webextension-polyfill'

/** Both browsers end an idle background after 30 s, also in the middle of a fetch; any call to an extension API starts that anew. */
const periodMs = 20_000

let jobs = 0
let timer: ReturnType<typeof setInterval> | undefined

/** Keeps the background alive until the returned function is called. */
export function keepAlive(): () => void {
  jobs += 1
  timer ??= setInterval(() => void browser.runtime.getPlatformInfo(), periodMs)
  let released = false
  return () => {
    if (released) return
    released = true
    jobs -= 1
    if (jobs > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
