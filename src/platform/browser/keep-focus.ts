/** Where the keyboard is, and where it goes on should that go. */
type Place = { element: HTMLElement; isSeen: boolean; around: HTMLElement[]; controls: HTMLElement[] }

const control = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'

/**
 * Keeps the keyboard's place on a page: where what has the focus goes, or cannot be pressed any more, what is around it takes
 * the focus, else the control beside it. Whoever puts it elsewhere in the same moment, or later, is right.
 */
export function keepFocus(): void {
  let place: Place | null = null
  document.addEventListener('focusin', ({ target }) => {
    place = target instanceof HTMLElement ? placeOf(target) : null
  })
  document.addEventListener('focusout', () => {
    // A press beside everything gives the focus up; what has only lost its window has not.
    setTimeout(() => {
      if (place && isNowhere() && isUsable(place.element)) place = null
    })
  })
  const goOn = () => {
    if (!place || isUsable(place.element)) return
    // What is disabled has the focus for a moment still, and no key reaches it.
    if (!isNowhere() && document.activeElement !== place.element) return
    const { isSeen } = place
    const next = refuge(place)
    const options: FocusOptions & { focusVisible?: boolean } = { preventScroll: true, focusVisible: isSeen }
    place = null
    next?.focus(options)
  }
  new MutationObserver(goOn).observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['disabled', 'hidden'],
  })
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body

const isUsable = (element: HTMLElement) =>
  element.isConnected && !element.matches(':disabled') && element.closest('[hidden], [inert]') === null

function placeOf(element: HTMLElement): Place {
  const around: HTMLElement[] = []
  for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
    around.push(each)
    // Behind a sheet nothing takes the focus.
    if (each instanceof HTMLDialogElement) break
  }
  const outermost = around.at(-1)
  return {
    element,
    isSeen: element.matches(':focus-visible'),
    around,
    controls: outermost ? [...outermost.querySelectorAll<HTMLElement>(control)] : [],
  }
}

/** The nearest thing around a place that can have the focus, else the next control of what is left of it, else the one before. */
function refuge({ element, around, controls }: Place): HTMLElement | undefined {
  const left = around.filter((each) => each.isConnected)
  const holder = left.find((each) => each.matches('[tabindex]') && each.checkVisibility())
  if (holder) return holder
  const at = controls.indexOf(element)
  const inOrder = [...controls.slice(at + 1), ...controls.slice(0, Math.max(at, 0)).reverse()]
  const usable = inOrder.filter(
    (each) => isUsable(each) && each.checkVisibility({ visibilityProperty: true }),
  )
  for (const each of left) {
    const next = usable.find((candidate) => each.contains(candidate))
    if (next) return next
  }
  return undefined
}
