import type { Tabs } from 'webextension-polyfill'
import type { PickerChoice } from '../../core/page/picker-choice.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import type { ChatPlace } from '../../core/settings/settings.ts'
import { placeKnownAtOnce } from '../../platform/browser/places/toolbar-button.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'
import { useLanguage } from '../../platform/words/i18n.ts'
import { pickerWords } from '../../platform/words/picker-words.ts'
import { keepAlive } from '../chat/keep-alive.ts'
import type { ImageClick } from '../image/image-click.ts'
import { injectTools, runPicker } from '../image/inject.ts'
import { type OpenTab, tabInFront } from '../image/tab-in-front.ts'
import { rememberRegion } from './last-region.ts'
import { clickIn, openChatAbout } from './open-chat.ts'
import { openPlace } from './open-place.ts'

const pickCommand = 'pick'

/** The keyboard command; Firefox before 126 gives no tab. */
export async function onCommand(command: string, tab?: Tabs.Tab): Promise<void> {
  const place = placeKnownAtOnce()
  const pressed = tab?.id === undefined ? await tabInFront() : { ...tab, id: tab.id }
  if (command === pickCommand && pressed) await pickByMenu(pressed, place ?? (await settledPlace()))
}

/**
 * The picker from the menu or the keyboard; where it cannot run, the place of chats opens and says so. A panel opens before
 * something was picked: it does so in the click itself alone.
 */
export async function pickByMenu(tab: OpenTab, place: ChatPlace): Promise<void> {
  const click = clickIn(tab)
  const opening = place === 'panel' ? openPlace(place, click) : null
  const started = await startPicker(tab, place)
  if (started.ok) return
  const shown = opening ?? openPlace(place, click)
  await openChatAbout({ ...click, aim: { name: 'picked', index: 0 } }, shown)
}

const settledPlace = async () => (await loadSettings()).opensIn

/** The picker from the popup, which closes once it is on the page. */
export async function pickByPopup(): Promise<Result<null>> {
  const tab = await tabInFront()
  return tab ? startPicker(tab, await settledPlace()) : failure({ kind: 'page-forbidden' })
}

/** Starts the picker in a tab and goes on by itself when something was chosen. Problems: page-forbidden, page-frozen. */
async function startPicker(tab: OpenTab, place: ChatPlace): Promise<Result<null>> {
  const frame = { tabId: tab.id, frameId: 0 }
  useLanguage((await loadSettings()).interfaceLanguage)
  const tools = await injectTools(frame)
  if (!tools.ok) return tools
  void waitForChoice(tab, frame, place)
  return success(null)
}

async function waitForChoice(
  tab: OpenTab,
  frame: { tabId: number; frameId: number },
  place: ChatPlace,
): Promise<void> {
  const click = clickIn(tab)
  const release = keepAlive()
  const choice = await runPicker(frame, click.id, pickerWords()).finally(release)
  if (choice === null) return
  // Too late for a panel: it is open by now, or the popup takes its place.
  const opening = openPlace(place === 'panel' ? 'popup' : place, click)
  const aimed = aimAt(click, choice)
  if (choice.name === 'region') await rememberRegion(choice, click.isPrivate)
  await openChatAbout(aimed, opening)
}

function aimAt(click: Omit<ImageClick, 'aim'>, choice: PickerChoice): ImageClick {
  return choice.name === 'region'
    ? { ...click, aim: choice }
    : { ...click, aim: choice, candidate: choice.index }
}
