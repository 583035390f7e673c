/** What Taiwan and Hong Kong write in other words. */
const words: readonly [traditional: string, simplified: string][] = [
  ['支援', '支持'],
  ['連結', '链接'],
  ['網址', '网址'],
  ['金鑰', '密钥'],
  ['權杖', '令牌'],
  ['儲值', '充值'],
  ['伺服器', '服务器'],
  ['存取', '访问'],
  ['影像', '图像'],
  ['逾時', '超时'],
  ['使用者', '用户'],
  ['訊息', '消息'],
]

/** Characters of which the rules have the simplified ones, in pairs. */
const pairs = [
  '額额餘余圖图鏈链無无權权過过長长請请頻频並并併并發发試试後后區区國国賬账帳账號号鑰钥驗验證证敗败內内審审規规違违風风險险誤误錯错達达開开線线該该輸输詞词對对話话',
  '參参數数應应間间單单載载獲获訪访問问讀读損损壞坏識识別别視视覺觉純纯處处務务統统續续費费點点積积資资鎖锁檢检測测類类與与於于個个從从將将會会時时現现當当態态組组',
  '盡尽儘尽佔占結结網网義义認认設设許许轉转還还關关頁页項项預预領领題题幣币僅仅極极滿满濾滤範范圍围',
].join('')

const simple = new Map(
  Array.from({ length: pairs.length / 2 }, (_, index) => [
    pairs.charAt(index * 2),
    pairs.charAt(index * 2 + 1),
  ]),
)
const traditional = new RegExp(`[${[...simple.keys()].join('')}]`, 'g')

/** A Chinese message in the characters and words that the rules know; any other stays as it is. */
export function simplified(message: string): string {
  let text = message
  for (const [from, to] of words) text = text.replaceAll(from, to)
  return text.replace(traditional, (character) => simple.get(character) ?? character)
}
