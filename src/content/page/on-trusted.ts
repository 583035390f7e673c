/** What can be listened to in a page, with the events of each. */
type Events<Target> = Target extends Window
  ? WindowEventMap
  : Target extends FileReader
    ? FileReaderEventMap
    : HTMLElementEventMap

/**
 * Listens to what the browser itself says of a target, and to nothing that a page's script has dispatched: only a person
 * works what we put into a page. Nothing else of `content` may add a listener (`structure.test.ts`).
 */
export function onTrusted<
  Target extends Window | HTMLElement | FileReader,
  Name extends keyof Events<Target>,
>(
  target: Target,
  name: Name & string,
  listener: (event: Events<Target>[Name]) => void,
  options: AddEventListenerOptions = {},
): void {
  const heard = (event: Event) => {
    if (event.isTrusted) listener(event as Events<Target>[Name])
  }
  target.addEventListener(name, heard, options)
}
