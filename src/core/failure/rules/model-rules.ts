import type { FailureRule } from './failure-rule.ts'
import { vendorCodes } from './vendor-codes.ts'

/** Statuses of a request that the server understood and refuses; a few local servers give 500 for it. */
const refused = [400, 404, 415, 422, 500, 501]

/** What may follow "image" where its file or its address is meant, not that it is one. */
const ofFile = '(?!s?[ _-]?(?:format|type|url|link|size|media|mime|file|encod|data))'

const blind = new RegExp(
  [
    `only supported by certain models|not (?:a )?(?:multi-?modal|vlm|vision)|not supported for (?:vision|images?)\\b|(?:image|vision)s? (?:inputs? |modality )*(?:is |are )?not (?:supported|enabled)`,
    `not support (?:\\w{1,8} )?(?:image|vision|multi-?modal|visual)s?${ofFile}|n't support (?:\\w{1,8} )?(?:image|vision|multi-?modal)s?${ofFile}|support image input|(?:images?|pictures?) (?:inputs? )?(?:is|are) not allowed|(?:cannot|can't|unable to) (?:see|view|accept) images?`,
    `mmproj|missing data required for image|at most 0 image|text[- ]only|(?:only (?:supports?|accepts?|takes?)|supports? only) text|unexpected item type in content|array-type content`,
    '[\'"`]?image_url[\'"`]?,? (?:content )?(?:is |are )?(?:not (?:supported|allowed|permitted|a valid)|unsupported)|unknown variant[:\\s]{0,3}[\'"`]image_url|(?:unsupported|invalid) (?:content )?(?:part )?type[^.]{0,20}image_url(?!\\.\\w)',
    `content[^.]{0,60}(?:must|should) be a (?:valid )?string|content[^ ]*: (?:input should be a valid string|invalid type: (?:sequence|map|array)|str type expected)|取值范围\\W{0,4}text\\W`,
    `(?:不支持|无法(?:处理|识别|理解))(?:识别|处理|输入|理解|解析)?(?:图片|图像|视觉|多模态|image)(?!的?(?:格式|链接|网址|地址|类型|大小|尺寸| ?url))|不支持[^，。]{0,6}image_url(?![^，。]{0,8}(?:链接|网址))|仅支持(?:纯)?文本|纯文本模型|(?:非|不是)[^，。]{0,6}(?:视觉|多模态)`,
  ].join('|'),
  'i',
)

const unknown = new RegExp(
  [
    /\bmodels?\b.{0,200}(?:not (?:be )?found|does(?: not|n't) exist|not exists?\b|not a valid model|decommissioned|deprecated|not (?:been )?deployed|no longer (?:available|supported)|is not available|not activated|disabled)/,
    /\bmodel (?:\S{1,80} )?(?:is )?not supported(?! for)|(?:unknown|invalid|unsupported|no such|nonexistent) model\b(?!s? (?:input|output|type|parameter))|not found the model|not a valid model|no endpoints found|no allowed providers|access to (?:the |this )?model|models? loaded|could not load model|unable to access model/,
    /(?:not (?:authorized|allowed|permitted)|permission) to (?:access|use|sample from|call|invoke) (?:the |this )?(?:requested )?model|\bmodel (?:identifier|id|name) (?:provided )?(?:is |was )?(?:invalid|unknown|not valid)|no available channels?|function\b.{0,80}not found for account|incorrect model id/,
    /模型[^，。,]{0,60}(?:不存在|未找到|找不到|不可用|下线|未开通|未授权|未激活|无权|没有权限|无可用渠道|错误)|(?:无权|没有权限|不能)(?:访问|使用|调用)[^，。,]{0,20}模型|(?:找不到|未知|无效|不支持)的?模型|无可用渠道|暂未开放MODEL|暂未开放.{0,60}权限/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
)

/** A model that takes no images. */
export const visionRules: readonly FailureRule[] = [
  {
    statuses: refused,
    codes: vendorCodes['model-without-vision'],
    problem: ({ model }) => ({ kind: 'model-without-vision', model }),
  },
  {
    statuses: [...refused, 403],
    words: blind,
    // A server that wants the image itself says so.
    when: ({ said }) => !/base64|download|data.?ur[il]/i.test(said),
    problem: ({ model }) => ({ kind: 'model-without-vision', model }),
  },
]

/** A model that the key cannot use. */
export const modelRules: readonly FailureRule[] = [
  {
    codes: [
      ...[
        'model_not_found',
        'deploymentnotfound',
        'model_not_available',
        'model_not_active',
        'model_decommissioned',
      ],
      ...['invalid_model', 'modelnotfound', 'modelnotopen', 'model_not_supported', 'model_not_exist'],
      ...['no_permission_to_use_model', 'accessdenied.unpurchased', 'model.accessdenied', 'modelunavailable'],
      ...vendorCodes['model-not-found'],
    ],
    problem: ({ model }) => ({ kind: 'model-not-found', model }),
  },
  {
    named: /^invalidendpoint|^invalidparametervalue\.model|servicenotopen/,
    problem: ({ model }) => ({ kind: 'model-not-found', model }),
  },
  {
    statuses: [404],
    codes: ['not_found_error', 'resource_not_found_error'],
    words: /model/i,
    problem: ({ model }) => ({ kind: 'model-not-found', model }),
  },
  {
    statuses: [400, 403, 404, 410, 422, 503],
    words: unknown,
    problem: ({ model }) => ({ kind: 'model-not-found', model }),
  },
]
