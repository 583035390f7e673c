import { type ReadonlySignal, signal } from '@preact/signals'
import { type FormulaNode, readFormulaTree, withDrawnRoots } from '../../core/answer/formula/formula-tree.ts'
import { isSoonTypeset } from '../../core/answer/formula/typeset-limits.ts'
import { drawsRoots } from '../../platform/browser/draws-roots.ts'

/** What makes MathML of LaTeX; null for what it cannot read. */
export type Typeset = (tex: string, isDisplay: boolean) => FormulaNode | null

const loaded = signal<Typeset | null>(null)
let isWanted = false

/** What typesets formulas, once it is here: the library is loaded when the first answer with a formula is shown. */
export function typesetter(): ReadonlySignal<Typeset | null> {
  if (!isWanted) {
    isWanted = true
    // Without it the source stays; the next formula tries again.
    void load().catch(() => (isWanted = false))
  }
  return loaded
}

type Library = { __renderToMathMLTree: (tex: string, options: object) => unknown }

/** Nothing that a formula can load, link to or define lasts; `maxSize` is in em, `maxExpand` counts macros. */
const options = { trust: false, throwOnError: true, maxSize: [20, 20], maxExpand: 200 }

async function load(): Promise<void> {
  const { default: library }: { default: Library } = await import('temml')
  const drawsThem = drawsRoots()
  loaded.value = (tex, isDisplay) => {
    if (!isSoonTypeset(tex)) return null
    try {
      // A line ends between its terms.
      const wrap = isDisplay ? 'none' : 'tex'
      const made = library.__renderToMathMLTree(tex, { ...options, displayMode: isDisplay, wrap })
      const tree = readFormulaTree(made)
      return tree && !drawsThem ? withDrawnRoots(tree) : tree
    } catch {
      // Whatever it throws, the source is shown.
      return null
    }
  }
}
