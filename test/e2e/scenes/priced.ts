import type { Scene } from './scene.ts'

/** Gives a model of the stand-in a price of a dollar a million tokens. */
export async function addPrice(scene: Scene, model: string): Promise<void> {
  const options = await scene.options()
  const server = new URL(scene.demo.apiBaseUrl).host
  await options.addPrice({ server, model, input: 1, output: 1, countsAs: 'gpt-6-sol' })
  await options.close()
}

/** Sets the daily limit in US dollars; '' takes it away. */
export async function setDailyLimit(scene: Scene, usd: string): Promise<void> {
  const options = await scene.options()
  await options.fill('Daily limit', usd)
  await options.save()
  await options.close()
}
