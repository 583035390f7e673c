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

type Vendor = 'minimax' | 'baidu' | 'siliconflow' | 'glm'

/** Vendors whose codes are numbers: where they are asked, what only they call their fields, and how such a code looks. */
const vendors: readonly { name: Vendor; host: RegExp; field: string | null; code: RegExp }[] = [
  { name: 'minimax', host: /minimax/, field: 'base_resp', code: /^[12]\d{3}$/ },
  { name: 'baidu', host: /baidu|qianfan/, field: 'error_msg', code: /^(\d{1,3}|336\d{3})$/ },
  { name: 'siliconflow', host: /siliconflow/, field: null, code: /^[235]\d{4}$/ },
  { name: 'glm', host: /bigmodel|(^|\.)z\.ai$/, field: null, code: /^1[0-3]\d{2}$/ },
]

/** Numbers that come through gateways too; others have few like them. */
const seenElsewhere: readonly { name: Vendor; code: RegExp }[] = [
  { name: 'glm', code: /^1[0-3]\d{2}$/ },
  { name: 'siliconflow', code: /^([23]00\d\d|505\d\d|506\d\d)$/ },
]

/**
 * The names of an error with those of its vendor's numbers, also of one in the brackets that end MiniMax's messages. The
 * shape of the body tells the vendor before the host does: resellers pass it on. Where only the number speaks for a vendor, its
 * name is marked as likely: it counts where the words say nothing.
 */
export function namesOf(fields: ErrorFields, host: string): readonly string[] {
  const { names, message, vendorField } = fields
  const vendor = vendors.find(({ field }) => field !== null && field === vendorField) ?? hostsVendor(host)
  const bracketed = vendor?.name === 'minimax' ? /\((\d{4})\)\s*$/.exec(message)?.[1] : undefined
  const numbers = [...names, bracketed ?? ''].filter((name) => /^\d+$/.test(name))
  const vendorsNames = numbers.flatMap((number) => {
    if (vendor) return vendor.code.test(number) ? `${vendor.name}:${number}` : []
    const likely = seenElsewhere.find(({ code }) => code.test(number))
    return likely ? likelyName(`${likely.name}:${number}`) : []
  })
  return [...names, ...vendorsNames]
}

const hostsVendor = (asked: string) => vendors.find(({ host }) => host.test(asked))

/** The name of a vendor's number where nothing else tells that it is this vendor's. */
export const likelyName = (name: string) => `likely:${name}`
