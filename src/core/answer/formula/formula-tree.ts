import { withoutBidiControls } from '../../bidi-controls.ts'

/** An element of MathML, of those and with those attributes alone that only set how a formula looks. */
export type FormulaNode = {
  tag: string
  attributes: Record<string, string>
  style: Record<string, string>
  /** Names for our own styles, of those that `classes` has. */
  classes: string[]
  children: (FormulaNode | string)[]
}

const elements = new Set(
  'math mrow mi mn mo ms mtext mspace msup msub msubsup munder mover munderover mmultiscripts mprescripts mfrac msqrt mroot mtable mtr mtd mstyle mpadded mphantom menclose none'.split(
    ' ',
  ),
)
const attributes = new Set(
  'display displaystyle scriptlevel mathvariant mathsize stretchy fence separator form lspace rspace minsize maxsize movablelimits symmetric largeop accent accentunder linethickness width height depth voffset notation rowspan columnspan'.split(
    ' ',
  ),
)
const styles = new Set([
  'padding',
  'paddingLeft',
  'paddingRight',
  'width',
  'border',
  'borderLeft',
  'borderRight',
  'borderTop',
  'borderBottom',
  'textAlign',
])
const classes = new Set(
  'tml-left tml-right tml-jot tml-small tml-overline tml-underline tml-fbox tml-cancel upstrike downstrike tml-xcancel sout tml-vec'.split(
    ' ',
  ),
)

/** Values are words, numbers and units: nothing that could load or run anything. */
const plainValue = /^[\w.%# +-]{0,40}$/

/**
 * How large a formula may become: its layout takes longer with each level. `raised`: how far from its line, in em, its parts may
 * stand together; farther they would lie over other words.
 */
export const formulaLimits = { nodes: 2000, depth: 40, raised: 3 } as const

/**
 * Reads the tree that the library made of a formula. Null when anything in it is not known to be harmless (a link, an image, an
 * element of HTML), or when it is too large: then the source is shown.
 */
export function readFormulaTree(root: unknown): FormulaNode | null {
  const read = readNode(root, { nodes: 0, depth: 0, raised: 0 })
  const [only] = read ?? []
  if (read?.length !== 1 || typeof only !== 'object' || only.tag !== 'math') return null
  return { ...only, children: only.children.map(closedInfix) }
}

/** Where a formula may be broken, it is cut after an operator, which is still one between two terms. */
function closedInfix(node: FormulaNode | string): FormulaNode | string {
  if (typeof node === 'string' || node.tag !== 'mrow') return node
  const last = node.children.at(-1)
  if (typeof last !== 'object' || last.tag !== 'mo' || 'form' in last.attributes) return node
  const infix = { ...last, attributes: { ...last.attributes, form: 'infix' } }
  return { ...node, children: [...node.children.slice(0, -1), infix] }
}

/** The same formula with roots that need no font for mathematics: a sign, and a line above what stands below it. */
export function withDrawnRoots(node: FormulaNode): FormulaNode {
  const children = node.children.map((child) => (typeof child === 'string' ? child : withDrawnRoots(child)))
  if (node.tag !== 'msqrt' && node.tag !== 'mroot') return { ...node, children }
  const [below, index] = node.tag === 'mroot' ? [children.slice(0, 1), children[1]] : [children, undefined]
  const sign = plain('mo', [], ['√'])
  const degree = index === undefined ? [] : [plain('msup', [], [plain('mrow', [], []), index])]
  return plain('mrow', [], [...degree, sign, plain('mrow', ['below-root'], below)])
}

const plain = (tag: string, classes: string[], children: FormulaNode['children']): FormulaNode => ({
  tag,
  attributes: {},
  style: {},
  classes,
  children,
})

type Size = { nodes: number; depth: number; raised: number }

/** What a node of the library becomes: itself, or its children where it is but a bracket for them. */
function readNode(node: unknown, size: Size): (FormulaNode | string)[] | null {
  if (!isRecord(node) || ++size.nodes > formulaLimits.nodes || size.depth > formulaLimits.depth) return null
  if (typeof node.text === 'string') return [withoutBidiControls(node.text)]
  const children = readChildren(node.children, size)
  if (children === null) return null
  const { type } = node
  // A fragment, or the place of a number of an equation.
  if (type === undefined || type === '') return isBareSpan(node) ? children : null
  if (typeof type !== 'string' || !elements.has(type)) return null
  const picked = pick(node.attributes, attributes)
  const own = type === 'mpadded' && children.some(isSeen) ? withItsRoom(picked) : picked
  size.raised += Math.abs(inEm(own.voffset ?? '0'))
  if (size.raised > formulaLimits.raised) return null
  return [
    {
      tag: type,
      attributes: own,
      style: pick(node.style, styles),
      classes: Array.isArray(node.classes) ? node.classes.filter((name) => classes.has(name)) : [],
      children,
    },
  ]
}

const isSeen = (child: FormulaNode | string) =>
  typeof child === 'string' || !['mphantom', 'mspace'].includes(child.tag)

/** Attributes without a size that is given to what is seen: with less than its own it would lie over the words around it. */
function withItsRoom(attributes: Record<string, string>): Record<string, string> {
  const isMore = ([name, value]: [string, string]) =>
    !['width', 'height', 'depth'].includes(name) || value.startsWith('+')
  return Object.fromEntries(Object.entries(attributes).filter(isMore))
}

/** About how long a length is; of a unit that is not known the most that it could be. */
function inEm(length: string): number {
  const unit = /[a-z%]*$/.exec(length)?.[0] ?? ''
  return Number.parseFloat(length) * ({ ex: 0.5, mu: 1 / 18, pt: 0.1, px: 0.1 }[unit] ?? 1)
}

function readChildren(children: unknown, size: Size): (FormulaNode | string)[] | null {
  if (children === undefined) return []
  if (!Array.isArray(children)) return null
  const read: (FormulaNode | string)[] = []
  size.depth++
  for (const child of children) {
    const nodes = readNode(child, size)
    if (nodes === null) return null
    read.push(...nodes)
  }
  size.depth--
  return read
}

/** Whether a node without a name holds no more than what stands in it. */
function isBareSpan(node: Record<string, unknown>): boolean {
  return !leads(node.attributes) && !leads(node)
}

const leads = (of: unknown) => isRecord(of) && ('href' in of || 'src' in of)

function pick(from: unknown, allowed: ReadonlySet<string>): Record<string, string> {
  if (!isRecord(from)) return {}
  const all = Object.entries(from).map(([name, value]) => [name, String(value)] as const)
  return Object.fromEntries(
    all.filter(([name, value]) => allowed.has(name) && value !== '' && plainValue.test(value)),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
