import '../platform/style/tokens.css'
import '../platform/style/base.css'
import './popup.css'
import './question/question-box.css'
import './question/ask-sheet.css'
import './pieces/facts.css'
import './pieces/menu.css'
import './pieces/sheet.css'
import './image/picture.css'
import './turn/turn.css'
import './turn/answer-bar.css'
import './money/cost.css'
import './money/level-cards.css'
import './problem/note.css'
import './turn/answer.css'
import './turn/thinking.css'
import './history/history.css'
import './key/onboarding.css'
import './pieces/empty.css'
import './image/offers.css'
import './question/own-images.css'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { learnWindow } from '../platform/browser/open-pages.ts'
import { readOwnFile } from '../platform/browser/own-file.ts'
import { requestSiteAccess } from '../platform/browser/site-access.ts'
import { thisPage } from '../platform/browser/this-page.ts'
import { askBackground } from '../platform/messages/ask-background.ts'
import { openFeed } from '../platform/messages/open-feed.ts'
import { typedQuestions } from '../platform/store/typed-questions.ts'
import { languageTag, t, useLanguage } from '../platform/words/i18n.ts'
import { App } from './App.tsx'
import { applyLayout, layoutOf } from './pieces/layout.ts'
import { createChat } from './state/chat.ts'
import { connectFeed } from './state/connect.ts'

const query = new URLSearchParams(location.search)
const layout = layoutOf(query)
applyLayout(layout)
void learnWindow()

const chat = createChat({
  ask: askBackground,
  connect: (onEvent) => connectFeed(onEvent, openFeed, query.get('chat') ?? undefined),
  typedQuestions,
  files: { read: readOwnFile, isPrivate: async () => (await thisPage()).isPrivate },
  requestSiteAccess,
})

effect(() => {
  const language = chat.settings.value?.interfaceLanguage ?? 'auto'
  useLanguage(language)
  document.documentElement.lang = languageTag()
  const shown = chat.view.value?.chat
  // The title of a tab goes into the history of the browser.
  document.title = (!shown?.isPrivate && shown?.title) || t('extensionName')
})

/** Everything is made anew when the language changes: texts are not signals. */
function Root() {
  void chat.settings.value?.interfaceLanguage
  return <App key={languageTag()} chat={chat} layout={layout} />
}

render(<Root />, document.body)
