import icon from '../../../icons/icon.svg'
import { t } from '../../platform/words/i18n.ts'
import { currentPage } from './current-page.ts'
import { pages } from './pages.ts'
import { Search } from './Search.tsx'

/** The way to each page and each setting. */
export function Rail() {
  return (
    <header class="rail">
      <div class="title">
        <img src={icon} alt="" width="24" height="24" />
        <h1>{t('optionsHeading')}</h1>
      </div>
      <Search />
      <nav aria-label={t('optionsPages')}>
        <ul>
          {pages.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} aria-current={currentPage.value === id ? 'page' : undefined}>
                {t(title)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}
