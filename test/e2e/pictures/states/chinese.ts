import type { Settings } from '../../../../src/core/settings/settings.ts'
import { type Group, small } from '../state.ts'

const inChinese = (model?: string): Partial<Settings> => ({
  interfaceLanguage: 'zh_CN',
  ...(model ? { model } : {}),
})

/** The Chinese interface, whose words are shorter and whose lines are higher. */
export const chinese: Group = {
  name: 'chinese',
  states: [
    { name: 'chinese', card: 'photo', set: inChinese(), until: /stand-in|替身/, in: [...small, 'tab'] },
    {
      name: 'chinese, sheet',
      reach: (chat) => chat.surface.click({ role: 'button', name: '模型和细节' }),
      until: /替身/,
    },
    { name: 'chinese, wrong key', card: 'photo', set: inChinese('fault-401'), until: /401|密钥/ },
  ],
}
