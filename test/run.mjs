// Runs the tests: `npm test` for all of them, `node test/run.mjs SUITE… [-- VITEST ARGUMENTS]` for some.
// Suites: types, lint, unit, firefox-lint, chromium, firefox, chromium-slow, firefox-slow; `e2e` is the last four, side by side;
// `screenshots` takes pictures of every state, with names after `--` those of some groups.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { startDisplay } from './display.mjs'
import { ensurePackages, ensurePrograms } from './setup.mjs'

const inBrowsers = ['chromium', 'firefox', 'chromium-slow', 'firefox-slow']
const split = process.argv.indexOf('--')
const words = process.argv.slice(2, split < 0 ? undefined : split)
const vitestArguments = split < 0 ? [] : process.argv.slice(split + 1)
// What is chosen by hand is not among the slow ones, which wait for minutes and cost next to no work.
const isChosen = process.env.BY_HAND || vitestArguments.length > 0
const e2e = inBrowsers.filter((name) => !(isChosen && name.endsWith('-slow')))
const everything = ['types', 'lint', 'unit', 'firefox-lint', ...e2e]
const asked = words.flatMap((word) => (word === 'e2e' ? e2e : [word]))

/** Runs a program with its output live, each line marked when several run at once; gives the exit code. */
function run(program, args, { env = process.env, mark = '' } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program === 'node' ? process.execPath : `node_modules/.bin/${program}`, args, {
      env,
      stdio: ['ignore', mark ? 'pipe' : 'inherit', mark ? 'pipe' : 'inherit'],
    })
    for (const [from, to] of mark
      ? [
          [child.stdout, process.stdout],
          [child.stderr, process.stderr],
        ]
      : []) {
      let rest = ''
      from.setEncoding('utf8').on('data', (text) => {
        const lines = (rest + text).split('\n')
        rest = lines.pop()
        for (const line of lines) to.write(`${mark}${line}\n`)
      })
      from.on('end', () => rest && to.write(`${mark}${rest}\n`))
    }
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** A check that passes or fails as a whole. */
async function check(program, args) {
  const failed = (await run(program, args)) === 0 ? 0 : 1
  return { passed: 1 - failed, failed }
}

/** A Vitest project; a file that could not be loaded, and a project without tests, are failures too. */
async function vitest(project, options) {
  const report = `.cache/${project}.json`
  rmSync(report, { force: true })
  const reporters = ['default', './test/progress-reporter.mjs', 'json'].map((name) => `--reporter=${name}`)
  reporters.push(`--outputFile.json=${report}`)
  const code = await run('vitest', ['run', '--project', project, ...reporters, ...vitestArguments], options)
  try {
    const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
    const failures = tests
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => `${fullName}\n${failureMessages.join('\n')}`)
    const broken = testResults
      .filter(
        (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
      )
      .map(({ name, message }) => `${name}\n${message}`)
    const failed = numFailedTests + broken.length
    return {
      passed,
      failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed,
      failures: [...failures, ...broken],
    }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** The end-to-end specs in one browser on a display of its own; Firefox has no focus without a window manager. */
async function inBrowser(project, mark) {
  const display = await startDisplay({ windowManager: project.startsWith('firefox') })
  try {
    return await vitest(project, { env: display.env, mark })
  } finally {
    display.stop()
  }
}

const lintFirefox = ['lint', '--source-dir', 'dist/firefox', '--no-config-discovery']
const suites = {
  types: () => check('tsc', ['--noEmit']),
  lint: () => check('biome', ['check']),
  unit: () => vitest('unit'),
  'firefox-lint': () => check('web-ext', lintFirefox),
  ...Object.fromEntries(inBrowsers.map((name) => [name, (mark) => inBrowser(name, mark)])),
}

/** Seconds that each suite takes on two cores; those in browsers run side by side, so the longest of them counts. */
const usualSeconds = {
  ...{ types: 5, lint: 5, unit: 150, 'firefox-lint': 5 },
  ...{ chromium: 850, firefox: 850, 'chromium-slow': 250, 'firefox-slow': 250 },
}

/** How long these suites take, in words. */
function usualTime(names) {
  const inTurn = names.filter((name) => !inBrowsers.includes(name)).map((name) => usualSeconds[name])
  const sideBySide = names.filter((name) => inBrowsers.includes(name)).map((name) => usualSeconds[name])
  const seconds = inTurn.reduce((sum, each) => sum + each, 0) + Math.max(0, ...sideBySide)
  return seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`
}

async function runSuites(names) {
  const results = new Map()
  const take = async (name, mark = '') => {
    const started = Date.now()
    console.log(`\n== ${name} (${names.indexOf(name) + 1} of ${names.length})`)
    const result = await suites[name](mark)
    results.set(name, { ...result, seconds: Math.round((Date.now() - started) / 1000) })
  }
  for (const name of names.filter((each) => !inBrowsers.includes(each))) await take(name)
  const browsers = names.filter((each) => inBrowsers.includes(each))
  await Promise.all(browsers.map((name) => take(name, browsers.length > 1 ? `[${name}] ` : '')))

  // Once more at the end, where they are found: suites side by side print their failures long before it.
  for (const [name, { failures = [] }] of results)
    for (const failure of failures) console.log(`\n✗ ${name}: ${failure.slice(0, 3000)}`)

  const sum = (field) => [...results.values()].reduce((total, result) => total + result[field], 0)
  console.log('')
  for (const [name, { passed, failed, seconds }] of results)
    console.log(`${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`)
  // Others read this line: it is the last one.
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') === 0 ? 0 : 1
}

async function makeScreenshots() {
  const display = await startDisplay({ windowManager: false })
  const code = await run('tsx', ['test/e2e/screenshots.ts', ...vitestArguments], { env: display.env })
  display.stop()
  return code
}

try {
  const unknown = asked.filter((name) => !(name in suites) && name !== 'screenshots')
  if (unknown.length > 0)
    throw new Error(`there is no suite "${unknown[0]}"; there are: ${everything.join(', ')}, e2e`)
  const names = asked.length > 0 ? asked : everything
  if (!asked.includes('screenshots') && !isChosen)
    console.log(
      `Running ${names.join(', ')}: about ${usualTime(names)} on two cores, and longer the first time.`,
    )
  ensurePackages()
  const needsBrowsers = names.some((name) => inBrowsers.includes(name) || name === 'screenshots')
  if (needsBrowsers) ensurePrograms()
  mkdirSync('.cache', { recursive: true })
  const needsBuild = needsBrowsers || names.includes('firefox-lint')
  if (needsBuild && (await run('node', ['test/build.mjs'])) !== 0)
    throw new Error('the build failed: see above')
  process.exitCode = asked.includes('screenshots') ? await makeScreenshots() : await runSuites(names)
} catch (error) {
  console.error(`${error.message}\n0 passed, 1 failed`)
  process.exitCode = 1
}
