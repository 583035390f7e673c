import { isLocalServer, isOpenAi } from '../../core/server/server-kind.ts'
import { t } from '../../platform/words/i18n.ts'
import type { Form } from '../state/form.ts'

/** What leaves the computer, to whom, when. */
export function WhatLeaves({ form }: { form: Form }) {
  const host = form.key.server.value?.host ?? t('optionsThisServer')
  const { baseUrl } = form.draft.value
  const isElsewhere = !isOpenAi(baseUrl) && !isLocalServer(baseUrl)
  const isLinkSent = form.draft.value.sendAs === 'link'
  const rows = [
    {
      id: 'ask',
      what: t(isLinkSent ? 'optionsPrivacyAskWhat' : 'optionsPrivacyAskWhatImage'),
      whom: host,
      when: t('optionsPrivacyAskWhen'),
    },
    { id: 'test', what: t('optionsPrivacyTestWhat'), whom: host, when: t('optionsPrivacyTestWhen') },
    {
      id: 'image',
      what: t('optionsPrivacyImageWhat'),
      whom: t('optionsPrivacyImageWhom'),
      when: t('optionsPrivacyImageWhen'),
    },
  ]
  return (
    <div id="what-leaves" tabIndex={-1}>
      <p>{t('optionsPrivacyLead')}</p>
      <table class="privacy">
        <thead>
          <tr>
            <th scope="col">{t('optionsPrivacyWhat')}</th>
            <th scope="col">{t('optionsPrivacyWhom')}</th>
            <th scope="col">{t('optionsPrivacyWhen')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.what}</td>
              <td>{row.whom}</td>
              <td>{row.when}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isOpenAi(baseUrl) && <p class="hint">{t('optionsPrivacyOpenAi')}</p>}
      {isElsewhere && <p class="hint">{t('optionsPrivacyOther', { host })}</p>}
    </div>
  )
}
