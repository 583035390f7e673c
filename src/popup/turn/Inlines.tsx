import type { ComponentChildren } from 'preact'
import type { Inline } from '../../core/answer/markdown-tree.ts'
import { t } from '../../platform/words/i18n.ts'

/** What stands in a line of an answer. */
export function Inlines({ nodes }: { nodes: Inline[] }) {
  return <>{nodes.map(inlineElement)}</>
}

function inlineElement(node: Inline): ComponentChildren {
  switch (node.type) {
    case 'text':
      return node.text
    case 'code':
      return <code>{node.text}</code>
    case 'break':
      return <br />
    case 'strong':
      return (
        <strong>
          <Inlines nodes={node.children} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Inlines nodes={node.children} />
        </em>
      )
    case 'deleted':
      return (
        <del>
          <Inlines nodes={node.children} />
        </del>
      )
    case 'link':
      return <AnswerLink link={node} />
    case 'image':
      return <NotLoaded image={node} />
    default:
      return node satisfies never
  }
}

/** A link of an answer shows where it leads; a long query could carry the chat away, and says so. */
function AnswerLink({ link }: { link: Extract<Inline, { type: 'link' }> }) {
  const isAddress =
    link.children.length === 1 && link.children[0]?.type === 'text' && link.children[0].text === link.href
  return (
    <>
      <a href={link.href} target="_blank" rel="noopener noreferrer">
        <Inlines nodes={link.children} />
      </a>
      {!isAddress && <span class="host"> ({link.host})</span>}
      {link.long && <span class="long-link"> {t('popupLongLink', { host: link.host })}</span>}
    </>
  )
}

function NotLoaded({ image }: { image: Extract<Inline, { type: 'image' }> }) {
  return (
    <span class="not-loaded">
      {image.alternativeText && `${image.alternativeText} `}
      <span class="host">
        {image.host ? t('popupImageNotLoadedFrom', { host: image.host }) : t('popupImageNotLoaded')}
      </span>
    </span>
  )
}
