import type { ComponentChildren } from 'preact'
import type { Inline } from '../../core/answer/markdown-tree.ts'
import { restOfAddress } from '../../core/answer/safe-link.ts'
import { t } from '../../platform/words/i18n.ts'
import { Formula } from './Formula.tsx'
import { NoteReference } from './Notes.tsx'

/** What stands in a line of an answer. */
export function Inlines({ nodes }: { nodes: Inline[] }) {
  return <>{nodes.map(inlineElement)}</>
}

function inlineElement(node: Inline): ComponentChildren {
  switch (node.type) {
    case 'text':
      return node.text
    case 'code':
      return (
        // Code and formulas say nothing of the direction of the words around them.
        <code dir="ltr">{node.text}</code>
      )
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
    case 'formula':
      return <Formula text={node.text} tex={node.tex} isDisplay={node.isDisplay} />
    case 'note':
      return <NoteReference label={node.label} text={node.text} />
    case 'task':
      return (
        <input
          type="checkbox"
          class="task"
          checked={node.isDone}
          disabled
          aria-label={t(node.isDone ? 'popupTaskDone' : 'popupTaskOpen')}
        />
      )
    default:
      return node satisfies never
  }
}

/**
 * A link of an answer tells where it leads before it says anything else, each part set apart from the direction and the
 * brackets of the others; a long one could carry the chat away, and says so.
 */
function AnswerLink({ link }: { link: Extract<Inline, { type: 'link' }> }) {
  const rest = restOfAddress(wordsOf(link.children), link)
  return (
    <>
      <a
        class="away"
        href={link.href}
        dir={rest === null ? undefined : 'ltr'}
        target="_blank"
        rel="noopener noreferrer"
      >
        <bdi class="goal" dir="ltr">
          {link.host}
        </bdi>
        {rest === null ? (
          <>
            {' '}
            <span class="words">
              <Inlines nodes={link.children} />
            </span>
          </>
        ) : (
          rest !== '' && (
            <bdi class="words" dir="ltr">
              {rest}
            </bdi>
          )
        )}
      </a>
      {link.long && <span class="long-link"> {t('popupLongLink', { host: link.host })}</span>}
    </>
  )
}

function wordsOf(nodes: Inline[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.text : ' ')).join('')
}

function NotLoaded({ image }: { image: Extract<Inline, { type: 'image' }> }) {
  return (
    <span class="not-loaded">
      {image.alternativeText && <bdi>{image.alternativeText}</bdi>}
      {image.alternativeText && ' '}
      <span class="host">
        {image.host ? t('popupImageNotLoadedFrom', { host: image.host }) : t('popupImageNotLoaded')}
      </span>
    </span>
  )
}
