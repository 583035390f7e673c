import { describe, expect, it } from 'vitest'
import { buildMessages, contextOf, imagesOf, standsAlone } from '../../../../src/core/request/chat-request.ts'
import type { ContentPart } from '../../../../src/core/request/chat-request-body.ts'
import { makeImage, makeTurn } from '../../samples/samples.ts'

const link = (url: string): ContentPart => ({ type: 'image_url', image_url: { url, detail: 'low' } })
const parts = new Map([
  ['lake', link('https://a.example/lake.jpg')],
  ['map', link('https://a.example/map.png')],
])
const first = makeTurn({
  id: '1',
  sequence: 1,
  question: 'What?',
  answer: 'A lake.',
  images: [makeImage({ id: 'lake' })],
})
const options = { answerLanguage: '', isContinuation: false }
const texts = (turns: Parameters<typeof buildMessages>[0], current: (typeof turns)[number]) =>
  buildMessages(turns, current, parts, options)
    .slice(1)
    .map(({ role, content }) =>
      typeof content === 'string'
        ? `${role}: ${content}`
        : `${role}: ${content.map((part) => (part.type === 'text' ? part.text : part.image_url.url)).join(' + ')}`,
    )

describe('what a request carries', () => {
  it('a follow-up sends the whole chat, so the model keeps seeing the image', () => {
    const next = makeTurn({ id: '2', sequence: 2, question: 'Which lake?' })
    expect(texts([first, next], next)).toEqual([
      'user: What? + https://a.example/lake.jpg',
      'assistant: A lake.',
      'user: Which lake?',
    ])
  })

  it('an image of a question that failed travels with the next one', () => {
    const failed = { ...first, answer: '' }
    const next = makeTurn({ id: '2', sequence: 2, question: 'Which lake?' })
    expect(texts([failed, next], next)).toEqual(['user: Which lake? + https://a.example/lake.jpg'])
  })

  it('a question asked again leaves the earlier try out, but not its image', () => {
    const again = makeTurn({ id: '2', sequence: 2, question: 'What?', repeats: '1' })
    expect(texts([first, again], again)).toEqual(['user: What? + https://a.example/lake.jpg'])
    expect(contextOf([first, again], again)).toEqual([])
  })

  it('a question asked again about another picture leaves the first out, with all that was said of it', () => {
    const about = makeTurn({ id: '2', sequence: 2, question: 'Which lake?', answer: 'Como.' })
    const right = { ...first, id: '3', sequence: 3, images: [makeImage({ id: 'map' })], repeats: '1' }
    expect(texts([first, about, right], right)).toEqual(['user: What? + https://a.example/map.png'])
    const next = makeTurn({ id: '4', sequence: 4, question: 'And?' })
    expect(texts([first, about, right, next], next)).toEqual([
      'user: What? + https://a.example/map.png',
      'assistant: A lake.',
      'user: And?',
    ])
    expect(standsAlone([first, about, right], right)).toBe(true)
    expect(standsAlone([first, about, right, next], next)).toBe(false)
  })

  it('images of a question that waits do not go with another', () => {
    const waits = makeTurn({
      id: '2',
      sequence: 2,
      images: [makeImage({ id: 'map' })],
      state: { name: 'draft', missing: 'question' },
    })
    const next = makeTurn({ id: '3', sequence: 3, question: 'And?' })
    expect(imagesOf([first, waits, next], next).map(({ id }) => id)).toEqual(['lake'])
  })

  it('an image that came twice is sent once', () => {
    const next = makeTurn({
      id: '2',
      sequence: 2,
      question: 'And?',
      images: [makeImage({ id: 'lake' }), makeImage({ id: 'map' })],
    })
    expect(imagesOf([first, next], next).map(({ id }) => id)).toEqual(['lake', 'map'])
    expect(texts([first, next], next).at(-1)).toBe('user: And? + https://a.example/map.png')
  })

  it('a continuation sends the partial answer back and asks for the rest', () => {
    const messages = buildMessages([first], first, parts, { answerLanguage: '', isContinuation: true })
    expect(messages.slice(2).map(({ role }) => role)).toEqual(['assistant', 'user'])
    expect(messages[2]?.content).toBe('A lake.')
  })

  it.each(['', ' \n', '\u200b\ufeff'])('an answer without a word (%j) is no message', (answer) => {
    const silent = { ...first, answer }
    const next = makeTurn({ id: '2', sequence: 2, question: 'Which lake?' })
    expect(texts([silent, next], next)).toEqual(['user: Which lake? + https://a.example/lake.jpg'])
    const continued = buildMessages([silent], silent, parts, { ...options, isContinuation: true })
    expect(continued.map(({ role }) => role)).toEqual(['system', 'user'])
  })

  it('the answer language of the settings reaches the instructions', () => {
    const [system] = buildMessages([first], first, parts, { answerLanguage: 'German', isContinuation: false })
    expect(system?.content).toContain('Answer in German.')
  })
})
