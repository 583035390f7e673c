import { useEffect } from 'preact/hooks'
import { formatCount, formatDay } from '../../core/format-number.ts'
import type { LearntServer, LearntTrait } from '../../core/server/learnt-servers.ts'
import { languageTag, type MessageKey, t } from '../../platform/words/i18n.ts'
import { Fold } from '../form/Fold.tsx'
import type { Learnt } from './learnt.ts'

const words: Record<LearntTrait, MessageKey> = {
  links: 'optionsLearntLinks',
  'max-completion-tokens': 'optionsLearntMaxTokens',
  detail: 'optionsLearntDetail',
  original: 'optionsLearntOriginal',
  'stream-options': 'optionsLearntStreamOptions',
}

function wordsOf({ traits, answerLimits, learntAt }: LearntServer): string[] {
  const date = learntAt === null ? [] : [t('optionsLearntAt', { date: formatDay(learntAt, languageTag()) })]
  const limits = answerLimits.map(({ model, tokens }) =>
    t('optionsLearntAnswerLimit', { model, count: formatCount(tokens, languageTag()) }),
  )
  return [...traits.map((trait) => t(words[trait])), ...limits, ...date]
}

/** What servers have refused and are not sent again, each with the way to forget it. Only where there is any. */
export function LearntServers({ learnt }: { learnt: Learnt }) {
  useEffect(() => void learnt.load(), [learnt])
  const servers = learnt.servers.value
  const event = learnt.event.value
  if (servers.length === 0 && event === null) return null
  return (
    <Fold id="learnt" title={t('optionsLearntHeading')}>
      {servers.length > 0 && <p class="hint">{t('optionsLearntLead')}</p>}
      {servers.length > 0 && (
        <ul class="listed" aria-label={t('optionsLearntHeading')}>
          {servers.map((server) => (
            <li key={server.baseUrl}>
              <span class="name">{server.baseUrl}</span>
              <ul class="soft">
                {wordsOf(server).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              <button
                type="button"
                aria-label={t('optionsLearntForgetServer', { server: server.baseUrl })}
                onClick={() => void learnt.forget(server.baseUrl)}
              >
                {t('optionsLearntForget')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" class={event?.name === 'forgotten' ? 'good' : ''}>
        {event?.name === 'forgotten' && t('optionsLearntForgotten', { server: event.baseUrl })}
      </p>
      {event?.name === 'kept' && (
        <p role="alert" class="refusal">
          {t('optionsLearntKept')}
        </p>
      )}
    </Fold>
  )
}
