import { describe, expect, test } from 'vitest'
import { refererFor, takesCookies } from '../../../../src/core/page/as-the-page.ts'
import type { Candidate } from '../../../../src/core/page/candidate.ts'

const shown: Pick<Candidate, 'kind' | 'state' | 'isReplaced'> = { kind: 'image', state: 'shown' }
const wanted = { candidate: shown, isOneSite: true, frameId: 0, isPrivate: false }

describe('cookies', () => {
  test('go along with a picture that a page of its own site shows', () => {
    expect(takesCookies(wanted)).toBe(true)
    for (const kind of ['background', 'pseudo', 'poster', 'object'] as const)
      expect(takesCookies({ ...wanted, candidate: { ...shown, kind } })).toBe(true)
  })

  test.each<[string, Partial<typeof shown>, Partial<typeof wanted>]>([
    ['of another site', {}, { isOneSite: false }],
    ['that a placeholder names', { state: 'loading' }, {}],
    ['that does not load', { state: 'broken' }, {}],
    ['that the page has removed', { kind: 'detached' }, {}],
    ['that its element shows no more', { isReplaced: true }, {}],
    ['that a frame is to show', { kind: 'frame' }, {}],
    ['in a frame, of whose page we know nothing', {}, { frameId: 7 }],
    ['of a private window', {}, { isPrivate: true }],
  ])('stay here with a picture %s', (_, candidate, changes) => {
    expect(takesCookies({ ...wanted, ...changes, candidate: { ...shown, ...candidate } })).toBe(false)
  })
})

test.each<[string | null, string, string, string]>([
  ['https://page.example/', 'https://cdn.example/a.png', 'https://page.example/secret?q=1#x', 'another site'],
  ['https://page.example/', 'https://page.example/a.png', 'https://page.example/secret', 'its own site'],
  ['http://page.example:8080/', 'http://cdn.example/a.png', 'http://page.example:8080/secret', 'both plain'],
  ['http://page.example/', 'https://cdn.example/a.png', 'http://page.example/secret', 'to encryption'],
  ['https://page.example/', 'https://cdn.example/a.png', 'https://me:word@page.example/', 'no password'],
  [null, 'http://cdn.example/a.png', 'https://page.example/secret', 'from encryption to none'],
  [null, 'https://cdn.example/a.png', 'file:///home/me/page.html', 'a file'],
  [null, 'https://cdn.example/a.png', 'about:blank', 'no page of the web'],
  [null, 'https://cdn.example/a.png', '', 'a page that we do not know'],
])('the Referer is %s for %s on %s (%s)', (referer, url, pageUrl) => {
  expect(refererFor(url, pageUrl)).toBe(referer)
})
