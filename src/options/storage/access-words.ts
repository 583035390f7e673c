import type { AllowedSite } from '../../core/server/site-pattern.ts'
import { t } from '../../platform/words/i18n.ts'

/** What an allowed site is called: `https://host`, or words for more than one site. */
export function siteName({ scheme, host, isWithSubdomains }: AllowedSite): string {
  if (host === '') return scheme === '*' ? t('optionsAccessAll') : t('optionsAccessAllOf', { scheme })
  const name = scheme === '*' ? host : `${scheme}://${host}`
  return isWithSubdomains ? t('optionsAccessUnder', { site: name }) : name
}
