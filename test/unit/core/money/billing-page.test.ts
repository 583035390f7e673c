import { describe, expect, test } from 'vitest'
import { billingPage, billingPages } from '../../../../src/core/money/billing-page.ts'
import { presets } from '../../../../src/core/server/presets.ts'

/** The host of each provider's API, and the domains on which its vendor lets itself be paid. */
const vendors: [host: string, domain: string][] = [
  ['api.openai.com', 'openai.com'],
  ['eu.api.openai.com', 'openai.com'],
  ['openrouter.ai', 'openrouter.ai'],
  ['api.deepseek.com', 'deepseek.com'],
  ['dashscope.aliyuncs.com', 'aliyun.com'],
  ['dashscope-intl.aliyuncs.com', 'aliyun.com'],
  ['open.bigmodel.cn', 'bigmodel.cn'],
  ['api.z.ai', 'z.ai'],
  ['api.moonshot.cn', 'moonshot.cn'],
  ['api.moonshot.ai', 'moonshot.ai'],
  ['ark.cn-beijing.volces.com', 'volcengine.com'],
  ['api.siliconflow.cn', 'siliconflow.cn'],
  ['api.siliconflow.com', 'siliconflow.com'],
  ['generativelanguage.googleapis.com', 'google.com'],
  ['api.anthropic.com', 'anthropic.com'],
  ['api.mistral.ai', 'mistral.ai'],
  ['api.x.ai', 'x.ai'],
  ['api.groq.com', 'groq.com'],
  ['api.together.xyz', 'together.ai'],
  ['api.fireworks.ai', 'fireworks.ai'],
  ['my-resource.openai.azure.com', 'azure.com'],
]

describe('the page on which a server is paid', () => {
  test.each(vendors)('of %s lies at %s, and goes there encrypted', (host, domain) => {
    const page = new URL(billingPage(host) ?? '')
    expect(page.protocol).toBe('https:')
    expect(`.${page.hostname}`.endsWith(`.${domain}`)).toBe(true)
  })

  test('has a vendor in this table for every row', () => {
    const tested = new Set(vendors.map(([host]) => billingPage(host)))
    expect(billingPages.map(({ url }) => url)).toEqual([...tested])
  })

  test.each([
    null,
    '',
    'evil-openrouter.ai',
    'openrouter.ai.evil.example',
    'www.openrouter.ai',
    'evilapi.openai.com',
    '.api.openai.com',
    'openai.com',
    'localhost:11434',
    '127.0.0.1:8080',
    // Another port is another server.
    'api.openai.com:8443',
  ])('of %s is not known', (host) => {
    expect(billingPage(host)).toBeNull()
  })

  test('is there for every server of a preset that is not on this computer', () => {
    const paid = presets.filter(({ baseUrl }) => baseUrl.startsWith('https:'))
    for (const { baseUrl } of paid) expect(billingPage(new URL(baseUrl).host)).not.toBeNull()
  })
})
