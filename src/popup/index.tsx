import '../platform/style/tokens.css'
import '../platform/style/base.css'
import './popup.css'
import './header.css'
import './help.css'
import './question/question-box.css'
import './question/ask-sheet.css'
import './pieces/facts.css'
import './pieces/menu.css'
import './pieces/sheet.css'
import './image/strip.css'
import './turn/turn.css'
import './turn/asked/question.css'
import './turn/scroll/more-below.css'
import './turn/bar/answer-bar.css'
import './money/cost.css'
import './money/level-cards.css'
import './problem/note.css'
import './answer/answer.css'
import './answer/formula.css'
import './answer/notes.css'
import './turn/thinking.css'
import './history/history.css'
import './key/onboarding.css'
import './pieces/empty.css'
import './image/large-picture.css'
import './question/own-images.css'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { downloadFile } from '../platform/browser/download-file.ts'
import { keepFocus } from '../platform/browser/keep-focus.ts'
import { readOwnFile } from '../platform/browser/own-file.ts'
import { learnWindow } from '../platform/browser/places/open-pages.ts'
import { requestSiteAccess } from '../platform/browser/site-access.ts'
import { thisPage } from '../platform/browser/this-page.ts'
import { askBackground } from '../platform/messages/ask-background.ts'
import { openFeed } from '../platform/messages/open-feed.ts'
import { typedQuestions } from '../platform/store/typed-questions.ts'
import { applyLook } from '../platform/style/apply-look.ts'
import { languageTag, t, useLanguage } from '../platform/words/i18n.ts'
import { App } from './App.tsx'
import { applyLayout, layoutOf } from './pieces/layout.ts'
import { createChat } from './state/chat.ts'
import { connectFeed } from './state/connect.ts'

const query = new URLSearchParams(location.search)
const layout = layoutOf(query)
applyLayout(layout)
keepFocus()
void learnWindow()

const chat = createChat({
  ask: askBackground,
  connect: (onEvent) => connectFeed(onEvent, openFeed, query.get('chat') ?? undefined),
  typedQuestions,
  files: { read: readOwnFile, isPrivate: async () => (await thisPage()).isPrivate },
  requestSiteAccess,
  download: downloadFile,
})

effect(() => {
  applyLook(chat.settings.value)
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
