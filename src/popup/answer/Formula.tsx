import { type ComponentChild, type ComponentChildren, h } from 'preact'
import { useMemo } from 'preact/hooks'
import type { FormulaNode } from '../../core/answer/formula/formula-tree.ts'
import { t } from '../../platform/words/i18n.ts'
import { typesetter } from './typeset.ts'
import { useScrollingGroup } from './use-scrolling-group.ts'

/** A formula as MathML, or as its source until it can be, and when it cannot. What is copied is the source. */
export function Formula({ text, tex, isDisplay }: { text: string; tex: string; isDisplay: boolean }) {
  const typeset = typesetter().value
  const tree = useMemo(() => typeset?.(tex, isDisplay) ?? null, [typeset, tex, isDisplay])
  if (tree === null) {
    return (
      <span class={isDisplay ? 'formula-source display' : 'formula-source'} dir="ltr">
        {text}
      </span>
    )
  }
  const formula = (
    <>
      {element(tree)}
      <span class="formula-copy" aria-hidden="true">
        {text}
      </span>
    </>
  )
  return isDisplay ? (
    <Display>{formula}</Display>
  ) : (
    <span class="formula" dir="ltr">
      {isAttached(tex) && wordJoiner}
      {formula}
    </span>
  )
}

/** Keeps a formula on the line of the word that it is set onto: `H$_2$O`. */
const wordJoiner = '\u2060'
const isAttached = (tex: string) => /^[_^]/.test(tex)

/** A formula on a line of its own; it may stand in a paragraph. */
function Display({ children }: { children: ComponentChildren }) {
  return (
    <span class="formula display" dir="ltr" {...useScrollingGroup<HTMLSpanElement>(t('popupFormula'))}>
      {children}
    </span>
  )
}

function element(node: FormulaNode | string): ComponentChild {
  if (typeof node === 'string') return node
  const { tag, attributes, classes, style, children } = node
  // An object: set one by one, a style needs no leave of the page's policy.
  const looks = {
    ...(classes.length > 0 && { class: classes.join(' ') }),
    ...(Object.keys(style).length > 0 && { style }),
  }
  return h(tag, { ...attributes, ...looks }, ...children.map(element))
}
