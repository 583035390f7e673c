import { useEffect } from 'preact/hooks'
import { isAllowedBy } from '../../core/server/site-pattern.ts'
import { t } from '../../platform/words/i18n.ts'
import { Fold } from '../form/Fold.tsx'
import type { Form } from '../state/form.ts'
import type { AccessState } from './access-state.ts'
import { siteName } from './access-words.ts'

/** The sites that the user has opened to the extension, each with a button that takes that back. */
export function AllowedSites({ form, access }: { form: Form; access: AccessState }) {
  useEffect(() => access.follow(), [access])
  const sites = access.sites.value
  const event = access.event.value
  const server = form.key.server.value
  return (
    <Fold id="allowed-sites" title={t('optionsAccessHeading')}>
      <p>{t('optionsAccessLead')}</p>
      {sites === 'broken' && <p class="attention">{t('optionsAccessBroken')}</p>}
      {typeof sites === 'object' && sites.length === 0 && <p class="soft">{t('optionsAccessNone')}</p>}
      {typeof sites === 'object' && sites.length > 0 && (
        <ul class="listed" aria-label={t('optionsAccessHeading')}>
          {sites.map((site) => (
            <li key={site.pattern}>
              <span class="name">{siteName(site)}</span>
              <span class="soft">
                {t(
                  server && isAllowedBy(site, server.origin) ? 'optionsAccessServer' : 'optionsAccessImages',
                )}
              </span>
              <button
                type="button"
                aria-label={t('optionsAccessRemoveSite', { site: siteName(site) })}
                onClick={() => void access.remove(site)}
              >
                {t('optionsAccessRemove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" class={event?.name === 'removed' ? 'good' : ''}>
        {event?.name === 'removed' && t('optionsAccessRemoved', { site: siteName(event.site) })}
      </p>
      {event?.name === 'kept' && (
        <p role="alert" class="refusal">
          {t('optionsAccessKept', { site: siteName(event.site) })}
        </p>
      )}
    </Fold>
  )
}
