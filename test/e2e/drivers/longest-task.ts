import type { Surface } from './driver.ts'
import { playwrightPage } from './playwright-surface.ts'

type TraceEvent = {
  name: string
  ph: string
  pid: number
  tid: number
  tdur?: number
  args?: { name?: string }
}

/**
 * Traces the page of a surface of Chromium while `work` runs, and gives the processor time, in milliseconds, of the
 * longest task of its main thread: how long the page could not answer, whatever else the computer had to do.
 */
export async function longestTaskMs(surface: Surface, work: () => Promise<void>): Promise<number> {
  const page = playwrightPage(surface)
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  })
  await work()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  const isMainThread = (event: TraceEvent) =>
    event.name === 'thread_name' && event.args?.name === 'CrRendererMain'
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`
  const mainThreads = new Set(events.filter(isMainThread).map(threadOf))
  const tasks = events.filter((event) => event.ph === 'X' && mainThreads.has(threadOf(event)))
  return Math.round(Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1000)
}
