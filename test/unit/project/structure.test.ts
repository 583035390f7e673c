import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesUnder, importsOf, withoutComments } from './source-files.ts'

const code = /\.(ts|tsx|mjs)$/
const source = filesUnder('src', code)
const everything = ['src', 'test', 'bench'].filter(existsSync).flatMap((folder) => filesUnder(folder, code))
const core = source.filter(({ path }) => path.startsWith('src/core/'))

/** Which parts of src/ each part may import; `types only` of the others is said where it is allowed. */
const arrows: Record<string, readonly string[]> = {
  core: ['core'],
  platform: ['core', 'platform'],
  background: ['core', 'platform', 'background', 'content'],
  popup: ['core', 'platform', 'popup'],
  options: ['core', 'platform', 'options'],
  content: ['core', 'content'],
}

/** Packages that compute and touch nothing. */
const purePackages = [
  'mdast',
  'mdast-util-from-markdown',
  'mdast-util-gfm-strikethrough',
  'mdast-util-gfm-table',
  'micromark-extension-cjk-friendly',
  'micromark-extension-gfm-strikethrough',
  'micromark-extension-gfm-table',
  'tokenx',
  'valibot',
]

/** Global names that would give core a browser, a network, a clock or chance. */
const impure =
  /(?<![\w.'"`-])(browser|chrome|globalThis|document|window|navigator|location|localStorage|indexedDB|fetch|XMLHttpRequest|WebSocket|setTimeout|setInterval|requestAnimationFrame|performance|Date|createImageBitmap|OffscreenCanvas|ImageData|Math\.random|crypto)(?=[.(]|\s*\()/

const partOf = (path: string) => path.split('/')[1] ?? ''
const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

const imports = source.flatMap(({ path, text }) =>
  importsOf(text).map(({ from, types }) => ({
    path,
    from,
    types,
    target: from.startsWith('.') ? join(dirname(path), from.replace(/\?.*$/, '')) : null,
  })),
)

describe('the arrows of src/: core <- platform <- background | popup | options', () => {
  test('every folder of src/ has its arrows written down', () => {
    expect(Object.keys(arrows)).toEqual(
      expect.arrayContaining([...new Set(source.map(({ path }) => partOf(path)))]),
    )
  })

  test('no part imports one that it may not know', () => {
    const wrong = imports
      .filter(({ target }) => target?.startsWith('src/'))
      .filter(({ path, target }) => !arrows[partOf(path)]?.includes(partOf(target ?? '')))
      .map(
        ({ path, from }) =>
          `${path} imports ${from}: ${partOf(path)} may import ${arrows[partOf(path)]?.join(', ')}. ` +
          'Move what both need to core (a decision) or platform (a browser facility), or send a message.',
      )
    expect(wrong).toEqual([])
  })

  test('the background takes code of a page only to inject it, never to run it itself', () => {
    const wrong = imports
      .filter(({ path, target }) => partOf(path) === 'background' && target && partOf(target) === 'content')
      .filter(({ from, types }) => !types && !from.endsWith('?script'))
      .map(({ path, from }) => `${path} imports ${from}: import its types, or the script as '…?script'`)
    expect(wrong).toEqual([])
  })

  test('core uses no package but pure ones', () => {
    const wrong = imports
      .filter(({ path, target }) => partOf(path) === 'core' && !target)
      .filter(({ from }) => !purePackages.includes(packageOf(from)))
      .map(
        ({ path, from }) =>
          `${path} imports ${from}: put what needs it into platform, and hand core its data.`,
      )
    expect(wrong).toEqual([])
  })

  test('core touches no browser, network, clock or chance', () => {
    const wrong = core.flatMap(({ path, text }) =>
      withoutComments(text)
        .split('\n')
        .filter((line) => impure.test(line))
        .map((line) => `${path}: "${line.trim()}": take it as a parameter, or do it in platform.`),
    )
    expect(wrong).toEqual([])
  })

  test('what runs inside a page brings nothing but core', () => {
    const wrong = imports
      .filter(({ path, target, types }) => partOf(path) === 'content' && !target && !types)
      .map(({ path, from }) => `${path} imports ${from}: a page gets our own small code only.`)
    expect(wrong).toEqual([])
  })

  test('only one file imports the SDK, which is large', () => {
    const importers = imports.filter(({ from }) => packageOf(from) === 'openai').map(({ path }) => path)
    expect(new Set(importers), 'call what background/request/openai.ts gives').toEqual(
      new Set(['src/background/request/openai.ts']),
    )
  })

  test('imports name files with their extension, and there are no barrels', () => {
    const bare = imports
      .filter(({ target }) => target && !/\.\w+$/.test(target))
      .map(({ path, from }) => `${path} imports ${from}: add the extension`)
    const barrels = source
      .filter(({ text }) => /^export \* from/m.test(text))
      .map(({ path }) => `${path}: import from the file that gives the thing, not through another`)
    expect([...bare, ...barrels]).toEqual([])
  })
})

describe('files', () => {
  test('none is longer than 250 lines', () => {
    const long = everything
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250)
      .map(({ path, lines }) => `${path} has ${lines} lines: split it by concept, one thing for each file`)
    expect(long).toEqual([])
  })

  test('each is named after the one thing it gives', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|types|constants)(\.|\/)/i
    const wrong = everything
      .filter(({ path }) => vague.test(path))
      .map(
        ({ path }) => `${path}: name it after the one thing it gives, and split what does not fit the name`,
      )
    expect(wrong).toEqual([])
  })

  test('modules are in kebab-case and components in PascalCase', () => {
    const wrong = source
      .filter(
        ({ path }) =>
          !/\/([a-z0-9]+(-[a-z0-9]+)*(\.iife)?\.ts|[A-Z][A-Za-z0-9]*\.tsx|index\.tsx)$/.test(path),
      )
      .map(({ path }) => `${path}: kebab-case.ts for a module, PascalCase.tsx for a component`)
    expect(wrong).toEqual([])
  })
})

describe('styles', () => {
  // The styles of a page are one space of names. What is in platform/ is for all, and may be refined.
  test.each(['popup', 'options'])('no class of the %s is styled in two files', (page) => {
    const rooms = new Map<string, Set<string>>()
    for (const { path, text } of filesUnder(`src/${page}`, /\.css$/))
      for (const [, name = ''] of text.matchAll(/^\s*\.([\w-]+)[^{};\n]*[{,]$/gm))
        rooms.set(name, (rooms.get(name) ?? new Set()).add(path))
    expect(rooms.size).toBeGreaterThan(10)
    const divided = [...rooms].filter(([, paths]) => paths.size > 1)
    expect(divided.map(([name, paths]) => `.${name}: ${[...paths].join(', ')}`)).toEqual([])
  })
})

describe('what is never done', () => {
  const never: { what: RegExp; instead: string }[] = [
    {
      what: /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|DOMParser\(\)\.parseFromString\([^)]*'text\/html'/,
      instead: 'text of an answer or a page is never parsed as HTML: render Preact nodes',
    },
    { what: /\beval\(|new Function\(/, instead: 'code is never made from text' },
    { what: /:\s*any\b|\bas any\b|<any>/, instead: 'use unknown, and one read… function' },
    { what: /@ts-ignore|@ts-nocheck/, instead: 'repair the type' },
    {
      what: /\bconsole\.\w+\(/,
      instead: 'a problem is shown to the user; keys and images never reach the console',
    },
  ]
  test.each(never)('$what in src/', ({ what, instead }) => {
    const found = source.flatMap(({ path, text }) =>
      withoutComments(text)
        .split('\n')
        .filter((line) => what.test(line))
        .map((line) => `${path}: "${line.trim()}": ${instead}`),
    )
    expect(found).toEqual([])
  })
})
