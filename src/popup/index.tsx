import '../platform/style/tokens.css'
import '../platform/style/base.css'
import './style/layout.css'
import './style/conversation.css'
import './style/answer.css'
import './style/cost.css'
import './style/history.css'
import './style/offers.css'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { askBackground } from '../platform/ask-background.ts'
import { languageTag, t, useLanguage } from '../platform/i18n.ts'
import { openFeed } from '../platform/open-feed.ts'
import { learnWindow } from '../platform/open-pages.ts'
import { isPrivateWindow, readOwnFile } from '../platform/own-file.ts'
import { requestSiteAccess } from '../platform/site-access.ts'
import { typedQuestions } from '../platform/typed-questions.ts'
import { App } from './App.tsx'
import { createChat } from './chat.ts'
import { connectFeed } from './connect.ts'
import { applyLayout, layoutOf } from './layout.ts'

const query = new URLSearchParams(location.search)
const layout = layoutOf(query)
applyLayout(layout)
void learnWindow()

const chat = createChat({
  ask: askBackground,
  connect: (onEvent) => connectFeed(onEvent, openFeed),
  typedQuestions,
  files: { read: readOwnFile, isPrivate: isPrivateWindow },
  requestSiteAccess,
  chatId: query.get('chat'),
})

effect(() => {
  const language = chat.settings.value?.interfaceLanguage ?? 'auto'
  useLanguage(language)
  document.documentElement.lang = languageTag()
  document.title = chat.view.value?.chat?.title || t('extensionName')
})

/** Everything is made anew when the language changes: texts are not signals. */
function Root() {
  void chat.settings.value?.interfaceLanguage
  return <App key={languageTag()} chat={chat} layout={layout} />
}

render(<Root />, document.body)
