import type { Fault } from './fault.ts'
import { otherServers } from './faults-of-other-servers.ts'
import { accountFaults } from './faults-of-the-account.ts'
import { requestFaults } from './faults-of-the-request.ts'
import { streamFaults } from './faults-of-the-stream.ts'
import { thinkingFaults } from './faults-of-thinking.ts'
import { vendorFaults } from './faults-of-vendors.ts'
import { oddStreams } from './odd-streams.ts'

/** Every fault of the stand-in; those with `exampleNumber` are asked for with a number after their name. */
export const faults: readonly Fault[] = [
  ...accountFaults,
  ...requestFaults,
  ...vendorFaults,
  ...streamFaults,
  ...thinkingFaults,
  ...oddStreams,
  ...otherServers,
]

/** The names under which `GET /v1/models` lists them. */
export const faultModels = faults.map(({ name, exampleNumber }) =>
  exampleNumber === undefined ? name : `${name}-${exampleNumber}`,
)

/** The fault that a model's name asks for, and the number after it; null when the name asks for none. */
export function findFault(model: string): { fault: Fault; number: number } | null {
  const plain = faults.find(({ name, exampleNumber }) => name === model && exampleNumber === undefined)
  if (plain) return { fault: plain, number: 0 }
  const [, name, digits] = /^(.+)-(\d{1,6})$/.exec(model) ?? []
  const numbered = faults.find((fault) => fault.name === name && fault.exampleNumber !== undefined)
  return numbered ? { fault: numbered, number: Number(digits) } : null
}
