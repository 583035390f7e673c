import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { EarlierImages } from '../../../core/chat/turn.ts'
import { tariffOf } from '../../../core/money/tariff.ts'
import { looksLikeKey } from '../../../core/server/looks-like-key.ts'
import { defaultSettings, type Settings } from '../../../core/settings/settings.ts'
import type { DetailChoice } from '../../../core/tokens/detail-level.ts'
import { imageRule } from '../../../core/tokens/image-families.ts'
import { levelsOf } from '../../../core/tokens/image-tokens.ts'
import type { askBackground } from '../../../platform/messages/ask-background.ts'
import type { TypedQuestions } from '../../../platform/store/typed-questions.ts'
import type { ShownChat } from '../shown-chat.ts'
import { createEstimates, type EstimateQuestion } from './estimates.ts'
import { createExactCount } from './exact-count.ts'

type World = {
  ask: typeof askBackground
  typedQuestions: TypedQuestions
  shown: ShownChat
  settings: ReadonlySignal<Settings | null>
}

/** The question that is being typed, how it will be asked, and what that will cost. */
export function createNextQuestion({ ask, typedQuestions, shown, settings }: World) {
  const text = signal('')
  const isKey = computed(() => looksLikeKey(text.value))
  const chosenModel = signal<string | null>(null)
  const chosenDetail = signal<DetailChoice | null>(null)

  const model = computed(() => chosenModel.value ?? settings.value?.model ?? defaultSettings.model)
  const levels = computed(() => {
    const rule = imageRule(tariffOf(model.value, settings.value ?? defaultSettings).countsAs)
    return rule ? levelsOf(rule) : (['low', 'high'] as const)
  })
  const detail = computed<DetailChoice>(() => {
    const wanted = chosenDetail.value ?? settings.value?.detail ?? 'auto'
    return wanted === 'auto' || levels.value.includes(wanted) ? wanted : 'auto'
  })
  /** What was chosen in the chat holds from then on, until something else is chosen. */
  const chosenEarlier = signal<EarlierImages | null>(null)
  const earlierImages = computed(
    () => chosenEarlier.value ?? shown.turns.value.at(-1)?.earlierImages ?? 'sent',
  )
  const estimateQuestion = computed((): EstimateQuestion => {
    const { turns, chatId } = shown
    const known = turns.value.map((turn) => [turn.id, turn.state.name, turn.images.map(({ id }) => id)])
    return {
      payload: {
        chatId: chatId.value,
        question: text.value.trim(),
        model: model.value,
        detail: detail.value,
        earlierImages: earlierImages.value,
      },
      known: JSON.stringify([known, settings.value]),
    }
  })
  /** Until a page has turned to its first chat, what is typed is meant for whichever that will be. */
  let hasTurned = false
  const forecast = createEstimates((payload) => ask('estimate', payload), estimateQuestion)

  return {
    text,
    /** Whether what is typed is an API key: it is not asked, and not remembered. */
    isKey,
    model,
    detail,
    /** The levels that the model has, without auto. */
    levels,
    /** What asking would cost, level by level; null while it is not known. */
    forecast,
    /** The server's own count, once it was asked for. */
    exactCount: createExactCount(ask, estimateQuestion),
    /** How the images of earlier questions go along. */
    earlierImages,
    setText(typed: string) {
      text.value = typed
      typedQuestions.write(shown.chatId.value, isKey.value ? '' : typed)
    },
    setModel(chosen: string) {
      chosenModel.value = chosen.trim() || null
    },
    setDetail(chosen: DetailChoice) {
      chosenDetail.value = chosen
    },
    setEarlierImages(chosen: EarlierImages) {
      chosenEarlier.value = chosen
    },
    /** Begins anew for another chat: what was typed there before, else the question that waits there. */
    async turnTo(chatId: string | null) {
      chosenModel.value = null
      chosenDetail.value = null
      chosenEarlier.value = null
      const typedEarly = hasTurned ? '' : text.value
      hasTurned = true
      if (typedEarly !== '') {
        typedQuestions.write(null, '')
        typedQuestions.write(chatId, isKey.value ? '' : typedEarly)
        return
      }
      const proposed = shown.draft.value?.question ?? ''
      text.value = proposed
      const typed = await typedQuestions.read(chatId)
      const isUntouched = shown.chatId.value === chatId && text.value === proposed
      if (typed !== '' && isUntouched) text.value = typed
    },
    recall: () => recall(text, shown, typedQuestions),
    /** Puts a draft's question into the empty box. */
    propose(question: string) {
      if (text.value === '') text.value = question
    },
  }
}

/** Puts into the empty box what was typed for the same chat on another page. */
async function recall(text: Signal<string>, { chatId }: ShownChat, typed: TypedQuestions): Promise<void> {
  if (text.value !== '') return
  const shownId = chatId.value
  const found = await typed.read(shownId)
  if (text.value === '' && chatId.value === shownId) text.value = found
}

export type NextQuestion = ReturnType<typeof createNextQuestion>
