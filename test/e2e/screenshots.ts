// Takes pictures of the running product: `npm run screenshots` for all of them, `node test/run.mjs screenshots -- GROUP…` for
// some. Those of the README go into test/screenshots/, all others into .cache/screenshots/, with sheets of
// each group to look at.
import { rm, writeFile } from 'node:fs/promises'
import { contactSheets } from './pictures/contact-sheet.ts'
import { takeOptions } from './pictures/options-pages.ts'
import { takeReadme } from './pictures/readme.ts'
import { Stage } from './pictures/stage.ts'
import type { Group } from './pictures/state.ts'
import { answers } from './pictures/states/answers.ts'
import { chinese } from './pictures/states/chinese.ts'
import { contents } from './pictures/states/contents.ts'
import { errors } from './pictures/states/errors.ts'
import { fewColours } from './pictures/states/few-colours.ts'
import { firstRun } from './pictures/states/first-run.ts'
import { pictures } from './pictures/states/pictures.ts'
import { sheets } from './pictures/states/sheets.ts'
import { PopupPage } from './scenes/popup-page.ts'
import { openScene } from './scenes/scene.ts'

const directory = '.cache/screenshots'
const groups = [answers, pictures, contents, errors, sheets, chinese, fewColours]
const names = [firstRun.name, ...groups.map(({ name }) => name), 'options', 'readme']

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !names.includes(name))
if (unknown) throw new Error(`there are no pictures "${unknown}"; there are: ${names.join(', ')}`)
const isWanted = (name: string) => asked.length === 0 || asked.includes(name)

const scene = await openScene(null)
const stage = new Stage(scene)
const missed: string[] = []

/** Takes the pictures of a group; a state that is not reached is told of, and the others are taken. */
async function take({ name, states }: Group): Promise<void> {
  if (!isWanted(name)) return
  for (const state of states)
    await stage.show(state).catch(async (error: Error) => {
      missed.push(`${name}: ${state.name}: ${error.message}`)
      if (await scene.browser.isPopupOpen()) await new PopupPage(await scene.browser.realPopup()).close()
    })
  await save(name)
}

async function save(name: string): Promise<void> {
  await rm(`${directory}/${name}`, { recursive: true, force: true })
  const taken = await stage.save(`${directory}/${name}`)
  const sheets = await contactSheets(taken)
  for (const [index, sheet] of sheets.entries())
    await writeFile(`${directory}/${name}-${index + 1}.png`, sheet)
  console.log(`${directory}/${name}-*.png: ${taken.length} pictures on ${sheets.length} sheets`)
}

try {
  await take(firstRun)
  await stage.connect()
  for (const group of groups) await take(group)
  if (isWanted('options')) {
    await takeOptions(scene, stage)
    await save('options')
  }
  if (isWanted('readme')) await takeReadme(scene, stage)
} finally {
  await scene.close()
}
if (stage.rooms.length > 0)
  console.table(stage.rooms.map(({ state, place, room }) => ({ state, place, ...room })))
for (const each of missed) console.error(`✗ ${each}`)
process.exitCode = missed.length > 0 ? 1 : 0
