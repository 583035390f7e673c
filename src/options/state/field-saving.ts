import { batch } from '@preact/signals'
import type { OwnPrice } from '../../core/money/own-prices.ts'
import { modelAt } from '../../core/server/presets.ts'
import { type SettingName, type Settings, takeSetting } from '../../core/settings/settings.ts'
import { type Draft, draftOf, mergeDrafts, pickFields } from './draft.ts'
import type { Known } from './known.ts'
import type { Saving } from './saving.ts'
import type { Waiting } from './waiting.ts'

/** The ways in which a setting is stored; `load` reads the state of the background anew. */
export function createFieldSaving(known: Known, waiting: Waiting, saving: Saving, load: () => Promise<void>) {
  const { draft, saved, base, key, request } = known
  /** What was sent and not answered yet, so that Enter and leaving the field save once. */
  const inFlight: Partial<Draft> = {}

  const store = (name: SettingName, value: Settings[SettingName], others: Partial<Settings> = {}) =>
    saving.during(async () => {
      const sent = pickFields(draft.value, [name])
      Object.assign(inFlight, sent)
      const reply = await request('saveSettings', { settings: { [name]: value, ...others } })
      if (inFlight[name] === sent[name]) delete inFlight[name]
      saving.end(reply)
      if (!reply?.ok) return
      batch(() => {
        // What was typed since then stays; else the field shows what was stored.
        const shown = draftOf(reply.value, key.status.value.storage)
        draft.value = mergeDrafts({ ...base.value, ...sent }, draft.value, shown)
        saved.value = reply.value
      })
      // Another server has another key.
      if (name === 'baseUrl') await load()
    })

  async function storeServer(baseUrl: string): Promise<void> {
    waiting.agreed.value = new URL(baseUrl).origin
    const model = saved.value && modelAt(baseUrl, saved.value)
    await store('baseUrl', baseUrl, model ? { model } : {})
    waiting.agreed.value = ''
  }

  return {
    storeServer,
    /** Stores the user's own prices. */
    async storePrices(prices: OwnPrice[]): Promise<boolean> {
      if (saved.value === null) return false
      const reply = await saving.during(() => request('saveSettings', { settings: { prices } }))
      saving.end(reply)
      if (reply?.ok) saved.value = reply.value
      return reply?.ok === true
    },
    /** Saves a setting if it holds something else than before; one that cannot be used says why. */
    async leave(field: SettingName): Promise<void> {
      if (saved.value === null) return
      const typed = draft.value[field]
      if (typed === (field in inFlight ? inFlight[field] : base.value[field])) return
      const taken = takeSetting(field, typed as never)
      if (!taken.ok) return known.refuse(field, taken.problem)
      if (field !== 'baseUrl') return store(field, taken.value)
      if (waiting.newServer.value === null) await storeServer(String(taken.value))
    },
  }
}
