import { expect, test } from 'vitest'
import { seeingModel } from '../../../../src/core/server/seeing-model.ts'

test.each([
  [['llama3.1:8b', 'qwen2.5vl:7b'], 'qwen2.5vl:7b', 'vl means vision and language'],
  [['qwen3-vl:4b'], 'qwen3-vl:4b', 'with a hyphen'],
  [['llama3.2-vision:11b'], 'llama3.2-vision:11b', 'says so'],
  [['llava:13b'], 'llava:13b', 'the oldest of them'],
  [['gemma3:4b'], 'gemma3:4b', 'every gemma from 3 on but the smallest'],
  [['minicpm-v:8b'], 'minicpm-v:8b', 'v for vision'],
  [['llama3.1:8b', 'mixtral:8x7b', 'nomic-embed-text'], null, 'none sees'],
  [['vllm-model'], null, 'the name of a server is not that of a model'],
  [[], null, 'none installed'],
])('%j', (models, model, _why) => {
  expect(seeingModel(models)).toBe(model)
})
