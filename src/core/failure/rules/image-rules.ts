import type { FailureRule } from './failure-rule.ts'

/** Codes of an image that arrived but cannot be read. */
const unreadableCodes = [
  ...['invalid_image_format', 'invalid_image', 'invalid_base64_image', 'image_parse_error'],
  ...['unsupported_image_media_type', 'empty_image_file', 'invalid_image_url', 'unsupported_image'],
  ...['invalidparameter.unsupportedimageformat', 'invalidparameter.datainspection', 'imageformatinvalid'],
]

const tooLarge = new RegExp(
  [
    /requires \d[\d,.]* patches|exceeding the limit of \d|(?<!number of )\b(?:images?|pictures?)\b(?! ?(?:count|url)|s? in)[^.:]{0,80}(?:too (?:large|big|high)|exceeds?\b|exceeded|larger than|oversized)/,
    /oversized ?image|(?:payload|entity|request body|file|body|message) (?:size )?(?:is )?(?:too large|\d+ exceeds|exceeds)|max(?:imum)? bytes per data-uri|max allowed size|\bpixels?\b[^.]{0,20}(?:exceeds?|too (?:many|large))|maximum (?:image|pixel|file) ?(?:size|dimension|count)/,
    /(?:图片|图像|文件|请求体)[^，。,]{0,12}(?:过大|太大|超过|超出|超限)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
)

/** Ollama says "invalid image input" to any link; LM Studio says that the url "must be a base64 encoded image". */
const noLinks = new RegExp(
  [
    /base64|must (?:start with|be an?) [`'"]?data:|(?:must|should) be an? data ur[il]|data ur[il]s? only|invalid image input|unsupported image url|(?:image )?(?:urls?|links?) (?:is |are )?(?:(?:not|un)(?: currently)? ?(?:supported|allowed|permitted|enabled)|disabled|forbidden)/,
    /not (?:currently )?support (?:image |remote |external |http )*(?:urls?|links?)|only (?:data|base64)|(?:不支持|禁止)[^，。,]{0,8}(?:url|链接|网址)|(?:仅|只)支持[^，。,]{0,8}base64/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
)

const fetched = '(?:image|picture|url|file|media|http|multimodal|content|resource|链接)'
const linkFailed = new RegExp(
  [
    `(?:errors?|timeout|timed out|failed|failure) (?:while |when |in |during )?(?:download|fetch|retriev)\\w*`,
    `(?:fail(?:ed)?|unable|could not|couldn't|cannot|can't) (?:to )?(?:be )?(?:download|fetch|load|open|access|retriev|get|reach|connect to)\\w*\\b(?!.{0,20}model).{0,60}${fetched}`,
    `${fetched}.{0,60}(?:could not|cannot|can't|failed to) be (?:downloaded|fetched|loaded|opened|accessed|retrieved|reached)`,
    `(?:while|when) (?:downloading|fetching|retrieving|loading|getting)|\\burls?\\b[^.]{0,30}(?:(?:not|un|in)(?: be)? ?(?:resolved|reachable|accessible|opened)|blocked|timed? ?out|refused)|download\\w*[^.]{0,60}(?:timed? ?out|timeout|failed)|(?:invalid|malformed|inaccessible|unreachable) (?:image )?url|url (?:is missing|error|is not accessible)|message='[^']*', url=|\\b(?:403|404|5\\d\\d) client error`,
    `(?:下载|获取|拉取|访问|读取|打开)[^，。,]{0,10}(?:图片|图像|链接|url|文件|媒体)?[^，。,]{0,10}(?:失败|超时|出错)|无法(?:下载|获取|访问|打开|拉取|读取)[^，。,]{0,10}(?:图片|图像|链接|url|文件|媒体)|(?:图片|图像|链接|url)[^，。,]{0,10}(?:下载|获取|访问)[^，。,]{0,6}(?:失败|超时|不了)|(?:图片|图像|链接|url)[^，。,]{0,6}(?:无法|不能|不可)(?:访问|下载|获取|打开|读取)|无法解析[^，。,]{0,6}(?:图片|图像)?(?:地址|链接|url)`,
  ].join('|'),
  'i',
)

/** Local servers have no codes: LM Studio for a WebP, Ollama for a GIF, llama.cpp for what it cannot decode. */
const unreadable = new RegExp(
  [
    /must be a base64 encoded image|invalid image|illegal base64|invalid base64|fail(?:ed)? to (?:load|decode|process|parse) (?:the |input )?image|unknown (?:image )?format|cannot identify image|unsupported (?:image|mime|media)/,
    /(?:could not|unable to|cannot) (?:process|decode|read|parse) (?:the |input |your )*image|image (?:is |data )*(?:not valid|invalid|corrupt\w*|damaged|broken)|image does not match|image appears to be|images?[^.]{0,30}(?:illegal|(?:could not|cannot|can't|failed to) be (?:opened|loaded|read|decoded|processed|parsed))|provided image|image length and width|media format is not supported|\bimages?\b[^.]{0,30} too (?:small|narrow|short)|unsupported file (?:type|format)/,
    /image format[^.]{0,20}(?:not supported|unsupported|invalid)|(?:图片|图像)[^，。,]{0,12}(?:格式|解析|解码|损坏|无法识别|错误|过小|太小)|不支持的?[^，。,]{0,6}(?:图片|图像)(?:格式|类型)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
)

/** What a server may say about an image, or about its link. */
export const imageRules: readonly FailureRule[] = [
  {
    statuses: [400, 413, 422],
    codes: [
      ...['image_too_large', 'image_file_too_large', 'request_too_large', 'payload_too_large'],
      ...['invalidparameter.oversizedimage', 'badrequest.toolarge'],
    ],
    problem: () => ({ kind: 'image-too-large' }),
  },
  { statuses: [400, 422, 500], words: tooLarge, problem: () => ({ kind: 'image-too-large' }) },
  { statuses: [413], problem: () => ({ kind: 'image-too-large' }) },
  {
    statuses: [400, 415, 422, 500, 501],
    words: noLinks,
    when: ({ sentLinks, code }) => sentLinks && !unreadableCodes.includes(code),
    problem: () => ({ kind: 'links-unsupported' }),
  },
  {
    statuses: [400, 422],
    codes: [
      ...['invalid_image_url', 'image_download_failed', 'failed_to_download_image', 'invalidurl'],
      ...['imagedownloadfailure', 'invalid_url', 'download_failed'],
    ],
    when: ({ sentLinks }) => sentLinks,
    problem: () => ({ kind: 'link-not-opened' }),
  },
  {
    statuses: [400, 422],
    named: /^invalidimageurl/,
    when: ({ sentLinks }) => sentLinks,
    problem: () => ({ kind: 'link-not-opened' }),
  },
  {
    statuses: [400, 403, 404, 408, 422, 424, 500],
    words: linkFailed,
    when: ({ sentLinks }) => sentLinks,
    problem: () => ({ kind: 'link-not-opened' }),
  },
  { statuses: [400, 415, 422], codes: unreadableCodes, problem: () => ({ kind: 'image-unreadable' }) },
  { statuses: [400, 422], named: /^invalidimageurl/, problem: () => ({ kind: 'image-unreadable' }) },
  {
    statuses: [400, 422],
    codes: ['invalid_value'],
    words: /image/i,
    problem: () => ({ kind: 'image-unreadable' }),
  },
  { statuses: [400, 415, 422, 500], words: unreadable, problem: () => ({ kind: 'image-unreadable' }) },
]
