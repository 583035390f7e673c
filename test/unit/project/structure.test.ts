import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { longFunctions } from './function-lengths.ts'
import {
  circles,
  crowdedRooms,
  importsOfLaterRooms,
  placeOf,
  strayTests,
  unboundedReads,
  withoutRoom,
} from './room-rules.ts'
import { rooms, subjects, type Wing, wings } from './rooms.ts'
import { filesUnder, importsOf, withoutComments } from './source-files.ts'

const code = /\.(ts|tsx|mjs)$/
const source = filesUnder('src', code)
const house = filesUnder('src', /./)
const everything = ['src', 'test', 'bench'].filter(existsSync).flatMap((folder) => filesUnder(folder, code))
const core = source.filter(({ path }) => path.startsWith('src/core/'))

/** Packages that compute and touch nothing. */
const purePackages = ['markdown-it', 'markdown-it-cjk-friendly', 'tokenx', 'valibot']

/** Global names that would give core a browser, a network, a clock or chance. */
const impure =
  /(?<![\w.'"`-])(browser|chrome|globalThis|document|window|navigator|location|localStorage|indexedDB|fetch|XMLHttpRequest|WebSocket|setTimeout|setInterval|requestAnimationFrame|performance|Date|createImageBitmap|OffscreenCanvas|ImageData|Math\.random|crypto)(?=[.(]|\s*\()/

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

const wingOf = (path: string) => placeOf(path).wing as Wing

describe('the wings of src/: core <- platform <- background | popup | options', () => {
  test('no wing imports one that it may not know', () => {
    const wrong = imports
      // A folder that is no wing is told of below.
      .filter(({ path, target }) => target?.startsWith('src/') && Object.hasOwn(wings, wingOf(path)))
      .filter(({ path, target, from, types }) => {
        const { imports: known, types: knownByType = [] } = wings[wingOf(path)]
        const isOnlyType = types || from.endsWith('?script')
        return ![...known, ...(isOnlyType ? knownByType : [])].includes(wingOf(target ?? ''))
      })
      .map(
        ({ path, from }) =>
          `${path} imports ${from}: ${wingOf(path)} may import ${wings[wingOf(path)].imports.join(', ')}. ` +
          'Move what both need to core (a decision) or platform (a browser facility), send a message, ' +
          "or inject code of a page as '…?script'.",
      )
    expect(wrong).toEqual([])
  })

  test('nothing of src/ comes from elsewhere but words and icons', () => {
    const wrong = imports
      .filter(({ target }) => target && !/^(src|_locales|icons)\//.test(target))
      .map(
        ({ path, from }) => `${path} imports ${from}: what ships needs nothing of the tests or of the build`,
      )
    expect(wrong).toEqual([])
  })

  test('core uses no package but pure ones', () => {
    const wrong = imports
      .filter(({ path, target }) => wingOf(path) === 'core' && !target)
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
      .filter(({ path, target, types }) => wingOf(path) === 'content' && !target && !types)
      .map(({ path, from }) => `${path} imports ${from}: a page gets our own small code only.`)
    expect(wrong).toEqual([])
  })

  test.each([
    [
      /addEventListener|\.on[a-z]+ =(?!=)/,
      'page/on-trusted.ts',
      'listen by onTrusted: a page can dispatch events',
    ],
    [
      /globalThis(?!, 'ask)|window\[|self\[/,
      'page/own-global.ts',
      'read by ownGlobal: a page can name globals',
    ],
  ])('of what runs inside a page, %s stands in one file', (what, allowed, instead) => {
    const found = source
      .filter(({ path }) => wingOf(path) === 'content' && path !== `src/content/${allowed}`)
      .filter(({ text }) => what.test(withoutComments(text)))
      .map(({ path }) => `${path}: ${instead}`)
    expect(found).toEqual([])
  })

  test('only one file imports the SDK, which is large', () => {
    const importers = imports.filter(({ from }) => packageOf(from) === 'openai').map(({ path }) => path)
    expect(new Set(importers), 'call what background/request/openai.ts gives').toEqual(
      new Set(['src/background/request/openai.ts']),
    )
  })

  test('only one file reads what comes over the network, with a bound', () => {
    expect(unboundedReads(source)).toEqual([])
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

describe('the rooms of src/, as rooms.ts has them', () => {
  test('every file lies in a room that is written there', () => {
    expect(withoutRoom(house)).toEqual([])
  })

  test('no file imports one of a later room, its types included', () => {
    expect(importsOfLaterRooms(source)).toEqual([])
  })

  test('no folder holds more than 16 files', () => {
    expect(crowdedRooms(house)).toEqual([])
  })

  test('no files import each other in a circle, their types included', () => {
    expect(circles(source)).toEqual([])
  })

  test('every room that is written there exists, and no subject is of a room that does not', () => {
    const found = new Set(house.map(({ path }) => `${wingOf(path)}/${placeOf(path).room}`))
    const written = Object.entries(rooms).flatMap(([wing, names]) => names.map((room) => `${wing}/${room}`))
    expect(written.filter((room) => !found.has(room))).toEqual([])
    const words = new Set<string>(Object.values(rooms).flat())
    expect(Object.keys(subjects).filter((room) => !words.has(room))).toEqual([])
  })
})

describe('unit tests', () => {
  test('lie in the rooms of what they test', () => {
    const tests = filesUnder('test/unit', /\.ts$/)
    const ofProduct = tests.filter(({ path }) => Object.hasOwn(wings, path.split('/')[2] ?? ''))
    expect(ofProduct.length).toBeGreaterThan(50)
    expect(strayTests(ofProduct, source)).toEqual([])
  })
})

describe('files', () => {
  test('no function has more than 90 lines', () => {
    expect(source.flatMap((file) => longFunctions(file, 90))).toEqual([])
  })

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
