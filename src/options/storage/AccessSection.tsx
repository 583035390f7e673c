import { useEffect, useRef } from 'preact/hooks'
import { type AllowedSite, isAllowedBy } from '../../core/server/site-pattern.ts'
import { t } from '../../platform/words/i18n.ts'
import type { Form } from '../form/form.ts'
import type { AccessState } from './access-state.ts'
import { siteName } from './access-words.ts'

/** The sites that the user has opened to the extension, each with a button that takes that back. */
export function AccessSection({ form, access }: { form: Form; access: AccessState }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => access.follow(), [access])
  const sites = access.sites.value
  const event = access.event.value
  const server = form.key.server.value
  const remove = async (site: AllowedSite) => {
    await access.remove(site)
    // The button that was pressed is gone with its site.
    if (document.activeElement === document.body) heading.current?.focus()
  }
  return (
    <section aria-labelledby="access-heading">
      <h2 id="access-heading" tabIndex={-1} ref={heading}>
        {t('optionsAccessHeading')}
      </h2>
      <p>{t('optionsAccessLead')}</p>
      {sites === 'broken' && <p class="attention">{t('optionsAccessBroken')}</p>}
      {typeof sites === 'object' && sites.length === 0 && <p class="soft">{t('optionsAccessNone')}</p>}
      {typeof sites === 'object' && sites.length > 0 && (
        <ul class="listed" aria-labelledby="access-heading">
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
                onClick={() => void remove(site)}
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
    </section>
  )
}
