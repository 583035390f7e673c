import type { ErrorFields } from '../error-fields.ts'

/** Numbers that vendors use for codes, by what they mean; the rule of each meaning takes them. */
export const vendorCodes = {
  'no-credit': [
    ...['glm:1113', 'glm:1309', 'glm:1310', 'minimax:1008', 'minimax:1028', 'minimax:1030'],
    ...['siliconflow:30001', 'siliconflow:30011', 'baidu:17', 'baidu:19'],
  ],
  'key-refused': [
    ...[
      'glm:1000',
      'glm:1001',
      'glm:1002',
      'glm:1003',
      'glm:1004',
      'glm:1110',
      'glm:1111',
      'glm:1112',
      'glm:1121',
    ],
    ...['minimax:1004', 'minimax:2049', 'baidu:13', 'baidu:14', 'baidu:100', 'baidu:110', 'baidu:111'],
  ],
  'rate-limited': [
    ...['glm:1302', 'glm:1303', 'glm:1304', 'glm:1305', 'glm:1308', 'glm:1312', 'glm:1313'],
    ...['minimax:1002', 'minimax:1039', 'minimax:1041', 'minimax:2045', 'minimax:2056'],
    ...['baidu:4', 'baidu:18', 'baidu:336501', 'baidu:336502'],
  ],
  'content-refused': ['glm:1300', 'glm:1301', 'minimax:1026', 'minimax:1027', 'baidu:336104'],
  'model-not-found': [
    ...['glm:1211', 'glm:1220', 'glm:1221', 'glm:1222', 'glm:1311', 'minimax:2061'],
    ...['siliconflow:20012', 'siliconflow:30003', 'baidu:6'],
  ],
  'model-without-vision': ['siliconflow:20041'],
  'chat-too-long': ['glm:1261', 'baidu:336007', 'baidu:336103'],
  'server-trouble': [
    ...['glm:1120', 'glm:1230', 'glm:1234', 'glm:1260'],
    ...[
      'minimax:1000',
      'minimax:1001',
      'minimax:1013',
      'minimax:1024',
      'minimax:1033',
      'baidu:1',
      'baidu:2',
      'baidu:336000',
    ],
    ...['siliconflow:50501', 'siliconflow:50505', 'siliconflow:50603', 'siliconflow:50604'],
  ],
} as const

/** Vendors whose codes are numbers: where they are asked, and how such a code looks. */
const vendors: readonly { name: string; host: RegExp; code: RegExp }[] = [
  { name: 'minimax', host: /minimax/, code: /^[12]\d{3}$/ },
  { name: 'baidu', host: /baidu|qianfan/, code: /^(\d{1,3}|336\d{3})$/ },
  { name: 'siliconflow', host: /siliconflow/, code: /^[235]\d{4}$/ },
  // Its numbers come through gateways too; others have none like them.
  { name: 'glm', host: /./, code: /^1[0-3]\d{2}$/ },
  { name: 'siliconflow', host: /./, code: /^([23]00\d\d|505\d\d|506\d\d)$/ },
]

/** The names of an error with those of its vendor's numbers, also of one in the brackets that end MiniMax's messages. */
export function namesOf({ names, message }: ErrorFields, host: string): readonly string[] {
  const bracketed = /minimax/.test(host) ? /\((\d{4})\)\s*$/.exec(message)?.[1] : undefined
  const numbers = [...names, bracketed ?? ''].filter((name) => /^\d+$/.test(name))
  const vendorsNames = numbers.flatMap((number) => {
    const vendor = vendors.find(({ host: asked, code }) => asked.test(host) && code.test(number))
    return vendor ? `${vendor.name}:${number}` : []
  })
  return [...names, ...vendorsNames]
}
