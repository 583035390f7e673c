import { describe, expect, it } from 'vitest'
import { readKey } from '../../../../src/core/server/key-format.ts'

const plain = 'sk-proj-Ab_c-123'

describe('a key is cleaned of what comes along with it', () => {
  it.each([
    ['a plain key', plain],
    ['spaces around it', `  ${plain}\t`],
    ['a line break after it', `${plain}\r\n`],
    ['a line break that a terminal put inside', 'sk-proj-Ab\n_c-123'],
    ['a byte order mark', `\uFEFF${plain}`],
    ['zero-width spaces from a web page', `\u200B${plain.slice(0, 4)}\u200B${plain.slice(4)}`],
    ['a no-break space', `\u00A0${plain}\u00A0`],
    ['straight quotes', `"${plain}"`],
    ['curly quotes', `“${plain}”`],
    ['a line of JSON', ` "${plain}",`],
    ['the header name in front', `Authorization: Bearer ${plain}`],
    ['the scheme in front', `bearer   ${plain}`],
    ['quotes around key and scheme', `'Bearer ${plain}'`],
    ['quotes after the scheme', `Bearer "${plain}"`],
  ])('%s', (_reason, typed) => {
    expect(readKey(typed)).toEqual({ ok: true, value: plain })
  })

  it('of another server, with any printable characters', () => {
    expect(readKey('gsk_a+b/c==')).toEqual({ ok: true, value: 'gsk_a+b/c==' })
  })
})

describe('what cannot be a key is refused with the reason', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['spaces alone', ' \n\t ', 'empty'],
    ['quotes alone', '""', 'empty'],
    ['a byte order mark alone', '\uFEFF', 'empty'],
    ['the scheme alone', 'Bearer ', 'empty'],
    ['a space inside', 'sk-abc def', 'characters'],
    ['a tab inside', 'sk-abc\tdef', 'characters'],
    ['NUL', 'sk-abc\u0000', 'characters'],
    ['letters beyond ASCII', 'sk-аbc', 'characters'],
    ['an ellipsis, copied from a masked list', 'sk-…abcd', 'characters'],
    ['a lone surrogate', 'sk-\uD800', 'characters'],
    ['a megabyte', 'k'.repeat(1_000_000), 'characters'],
    ['a megabyte of spaces inside', `k${' '.repeat(1_000_000)}k`, 'characters'],
    ['an admin key', 'sk-admin-abc', 'admin'],
    ['an admin key in quotes', '"sk-admin-abc"', 'admin'],
  ] as const)('%s', (_name, typed, reason) => {
    expect(readKey(typed)).toEqual({ ok: false, problem: { kind: 'key-malformed', reason } })
  })
})
