import { type Group, type State, small } from '../state.ts'

const fails = (name: string, model: string, more: Partial<State> = {}): State => ({
  name,
  card: 'photo',
  set: { model },
  ...more,
})

/** What can go wrong, where the answer would stand. */
export const errors: Group = {
  name: 'errors',
  states: [
    fails('wrong key', 'fault-401', { in: small }),
    fails('too many requests, soon again', 'fault-429-wait-60', { until: /Trying again/ }),
    fails('too many requests', 'fault-429-always'),
    fails('context', 'fault-context', { in: small }),
    fails('no credit', 'fault-credit'),
    fails('no model', 'fault-404-model'),
    fails('sees no images', 'fault-no-vision'),
    fails('longest answer', 'fault-answer-limit-always'),
    fails('image declined', 'fault-policy'),
    fails('region', 'fault-403-region'),
    fails('no connection', 'fault-network'),
    fails('unknown', 'fault-unexpected'),
    { name: 'limit reached', card: 'photo', set: { dailyLimitUsd: 0.000001 }, in: small },
    { name: 'no picture', card: 'missing', until: /./ },
    { name: 'no server', card: 'photo', set: { baseUrl: 'http://127.0.0.1:9/v1' } },
  ],
}
