/** Where one pays a provider: the hosts of its API, or what follows the customer's own name in them. */
type BillingPage = {
  readonly hosts: readonly string[]
  readonly suffixes?: readonly string[]
  readonly url: string
}

/** Looked at on 2026-11-26 in vendors' documents, in the words of their own refusals, or in several public projects. */
export const billingPages: readonly BillingPage[] = [
  {
    hosts: ['api.openai.com'],
    suffixes: ['.api.openai.com'],
    url: 'https://platform.openai.com/settings/organization/billing/overview',
  },
  { hosts: ['openrouter.ai'], url: 'https://openrouter.ai/settings/credits' },
  { hosts: ['api.deepseek.com'], url: 'https://platform.deepseek.com/top_up' },
  { hosts: ['dashscope.aliyuncs.com'], url: 'https://usercenter2.aliyun.com/home' },
  { hosts: ['dashscope-intl.aliyuncs.com'], url: 'https://usercenter2-intl.aliyun.com/billing' },
  { hosts: ['open.bigmodel.cn'], url: 'https://open.bigmodel.cn/finance/pay' },
  { hosts: ['api.z.ai'], url: 'https://z.ai/manage-apikey/billing' },
  { hosts: ['api.moonshot.cn'], url: 'https://platform.moonshot.cn/console/pay' },
  { hosts: ['api.moonshot.ai'], url: 'https://platform.moonshot.ai/console/pay' },
  {
    hosts: ['ark.cn-beijing.volces.com'],
    url: 'https://console.volcengine.com/finance/fund/recharge',
  },
  { hosts: ['api.siliconflow.cn'], url: 'https://cloud.siliconflow.cn/expensebill' },
  { hosts: ['api.siliconflow.com'], url: 'https://cloud.siliconflow.com/expensebill' },
  { hosts: ['generativelanguage.googleapis.com'], url: 'https://aistudio.google.com/usage' },
  { hosts: ['api.anthropic.com'], url: 'https://console.anthropic.com/settings/billing' },
  { hosts: ['api.mistral.ai'], url: 'https://console.mistral.ai/billing' },
  { hosts: ['api.x.ai'], url: 'https://console.x.ai/team/default/billing' },
  { hosts: ['api.groq.com'], url: 'https://console.groq.com/settings/billing' },
  {
    hosts: ['api.together.xyz', 'api.together.ai'],
    url: 'https://api.together.ai/settings/billing',
  },
  { hosts: ['api.fireworks.ai'], url: 'https://fireworks.ai/account/billing' },
  {
    hosts: [],
    suffixes: ['.openai.azure.com', '.services.ai.azure.com', '.cognitiveservices.azure.com'],
    url: 'https://portal.azure.com/#view/Microsoft_Azure_GTM/ModernBillingMenuBlade',
  },
]

/** The page on which one pays the server of this host, as `URL.host` writes it; null for a server that is not known. */
export function billingPage(host: string | null): string | null {
  const name = host?.toLowerCase() ?? ''
  const page = billingPages.find(
    ({ hosts, suffixes = [] }) =>
      hosts.includes(name) || suffixes.some((suffix) => name.endsWith(suffix) && name !== suffix),
  )
  return page?.url ?? null
}
