/**
 * Puts the source of each formula that is selected into what is copied: browsers break lines around MathML, and give letters
 * without their places. What has no formula is left to the browser.
 */
export function copySources(event: ClipboardEvent): void {
  const selection = getSelection()
  if (!(event.currentTarget instanceof HTMLElement) || !selection || selection.rangeCount === 0) return
  const copied = document.createElement('div')
  copied.className = 'copied'
  copied.append(selection.getRangeAt(0).cloneContents())
  if (!copied.querySelector('math')) return
  for (const math of copied.querySelectorAll('math')) math.remove()
  // In the answer it is laid out as what was selected.
  event.currentTarget.append(copied)
  event.clipboardData?.setData('text/plain', copied.innerText.replaceAll('\u2060', ''))
  copied.remove()
  event.preventDefault()
}
