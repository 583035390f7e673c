import { accountRules } from './account-rules.ts'
import { contentRules } from './content-rules.ts'
import type { FailureRule } from './failure-rule.ts'
import { imageRules } from './image-rules.ts'
import { lengthRules } from './length-rules.ts'
import { likelyVendorRules } from './likely-vendor-rules.ts'
import { modelRules, visionRules } from './model-rules.ts'
import { moneyRules } from './money-rules.ts'
import { parameterRules } from './parameter-rules.ts'
import { rateRules } from './rate-rules.ts'
import { serverRules } from './server-rules.ts'

/**
 * The rows of "When the API does not answer as hoped"; the first that holds counts. Money stands first: a request that has
 * none to pay for it is never sent twice, whatever else is said. Who asks too fast is not told of a length or a size, which
 * such a message mentions; and a length is known before an image or a model is blamed for it.
 */
export const apiFailureRules: readonly FailureRule[] = [
  ...moneyRules,
  ...accountRules,
  ...rateRules,
  ...contentRules,
  ...lengthRules,
  ...parameterRules,
  ...visionRules,
  ...imageRules,
  ...modelRules,
  ...likelyVendorRules,
  ...serverRules,
]
