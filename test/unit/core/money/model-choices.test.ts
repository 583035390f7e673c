import { expect, test } from 'vitest'
import { modelChoices } from '../../../../src/core/money/model-choices.ts'
import { prices } from '../../../../src/core/money/prices.ts'

const openAi = 'https://api.openai.com/v1'
const [first = '', second = ''] = prices.keys()

test.each<[string, string, string[], readonly string[]]>([
  ['before the vendor listed any, those with a price', openAi, [], [...prices.keys()]],
  ['those that it listed, the priced ones first', openAi, ['zeta', second, first], [first, second, 'zeta']],
  ['of another server nothing before it listed any', 'http://localhost:11434/v1', [], []],
  [
    'of another server what it listed, in its order',
    'http://localhost:11434/v1',
    ['llava', first],
    ['llava', first],
  ],
])('the models that are offered: %s', (_, baseUrl, listed, offered) => {
  expect(modelChoices(baseUrl, listed)).toEqual(offered)
})
