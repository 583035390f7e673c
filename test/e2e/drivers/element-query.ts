import type { Target } from './driver.ts'

/**
 * The visible elements of a target. It runs inside pages of Firefox, where no driver finds by role, so it must be
 * self-contained; it knows the roles that our pages use. (In Chromium Playwright finds them as the browser computes them.)
 */
export function findElements(document: Document, { role, name, partly }: Target): Element[] {
  const selectors: Record<string, string> = {
    alert: '[role=alert]',
    article: 'article, [role=article]',
    button: 'button:not([role]), input[type=submit], summary, [role=button]',
    checkbox: 'input[type=checkbox]',
    dialog: 'dialog, [role=dialog]',
    field: 'input, textarea, select',
    group: 'fieldset, details, [role=group]',
    heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
    img: 'img, [role=img]',
    labelled: '[aria-label], [aria-labelledby]',
    link: 'a[href], [role=link]',
    list: 'ul, ol, [role=list]',
    listitem: 'li, [role=listitem]',
    status: '[role=status], output',
    radio: 'input[type=radio], [role=radio]',
  }
  const squeeze = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
  const withoutFields = (label: Element) => {
    const copy = label.cloneNode(true) as Element
    for (const field of copy.querySelectorAll('input, textarea, select, button')) field.remove()
    return squeeze(copy.textContent)
  }
  const nameOf = (element: Element) => {
    const labelledBy = element.getAttribute('aria-labelledby')
    if (labelledBy)
      return squeeze(
        labelledBy
          .split(/\s+/)
          .map((id) => document.getElementById(id)?.textContent ?? '')
          .join(' '),
      )
    const spoken = squeeze(element.getAttribute('aria-label'))
    if (spoken) return spoken
    const labels = [...((element as HTMLInputElement).labels ?? [])].map(withoutFields).join(' ')
    if (labels) return labels
    const legend = element.tagName === 'FIELDSET' ? element.querySelector('legend') : null
    return squeeze(legend?.textContent ?? element.getAttribute('alt') ?? element.textContent)
  }
  return [...document.querySelectorAll(selectors[role] ?? `[role=${role}]`)].filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false
    if (element.closest('[aria-hidden=true], [inert]')) return false
    if (name === undefined) return true
    const itsName = nameOf(element)
    return partly ? itsName.toLowerCase().includes(name.toLowerCase()) : itsName === name
  })
}

/** What can be done to a target inside a page of Firefox. */
export type PageAction =
  | { do: 'texts'; target: Target }
  | { do: 'value'; target: Target }
  | { do: 'click'; target: Target }
  | { do: 'focus'; target: Target }
  | { do: 'fill'; target: Target; text: string }
  | { do: 'select'; target: Target; value: string }
  | { do: 'visible-text' }

/** Does one action with `find` as its eyes; 'missing' when there is no such element, or it is disabled. Self-contained too. */
export function actOnPage(
  document: Document,
  action: PageAction,
  find: (document: Document, target: Target) => Element[],
): unknown {
  if (action.do === 'visible-text') return document.body.innerText
  const elements = find(document, action.target)
  if (action.do === 'texts') return elements.map((each) => (each as HTMLElement).innerText)
  const element = elements[0] as HTMLInputElement | undefined
  if (action.do === 'value') {
    if (!element) return null
    return element.type === 'radio' || element.type === 'checkbox' ? String(element.checked) : element.value
  }
  if (!element || element.disabled) return 'missing'
  if (action.do === 'click') element.click()
  if (action.do === 'focus') element.focus()
  if (action.do === 'fill') {
    element.focus()
    element.select()
    document.execCommand(action.text === '' ? 'delete' : 'insertText', false, action.text)
  }
  if (action.do === 'select') {
    element.value = action.value
    element.dispatchEvent(
      new (document.defaultView as Window & typeof globalThis).Event('change', { bubbles: true }),
    )
  }
  return 'done'
}

/** Source of an expression that sees the extension API as `browser` and gives its value as a promise. */
export const inExtension = (expression: string): string =>
  `(async () => { const browser = globalThis.browser ?? chrome; return (${expression}) })()`

/** Source of an expression: whether the first such element is there and, if it is an image, loaded or known to be broken. */
export const isLoadedSource = (selector: string): string => `(() => {
  const element = document.querySelector(${JSON.stringify(selector)})
  return element !== null && (element.tagName !== 'IMG' || (element.complete && element.currentSrc !== ''))
})()`
