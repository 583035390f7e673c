import { familyOf, visionModels } from './billing.ts'
import { faultModels, findFault } from './faults/faults.ts'

/** Models that only the stand-in has: an ordinary one, one that thinks first, and one without eyes. */
const ownModels = ['stand-in', 'reasoning', 'text-only']

/** The last day of some models, as the list may carry it. */
const shutdownDates: Record<string, string> = { 'gpt-4-turbo': '2026-12-11', 'gpt-4o': '2027-01-14' }

/** Whether the stand-in answers for this model. */
export const isKnownModel = (model: string) =>
  visionModels.includes(familyOf(model)) || ownModels.includes(model) || findFault(model) !== null

/** The answer to `GET /v1/models`. */
export function listModels(): object {
  const data = [...ownModels, ...visionModels, ...faultModels].map((id) => ({
    id,
    object: 'model',
    created: 1_780_000_000,
    owned_by: 'stand-in',
    ...(shutdownDates[id] && { shutdown_date: shutdownDates[id] }),
  }))
  return { object: 'list', data }
}
