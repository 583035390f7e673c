const mathMl = 'http://www.w3.org/1998/Math/MathML'

/** Whether this browser draws the sign of a root: Chromium does not where no font for mathematics is installed. */
export function drawsRoots(): boolean {
  const math = document.createElementNS(mathMl, 'math')
  const root = math.appendChild(document.createElementNS(mathMl, 'msqrt'))
  document.body.append(math)
  const { width } = root.getBoundingClientRect()
  math.remove()
  return width > 1
}
