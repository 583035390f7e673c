import type { FailureRule } from './failure-rule.ts'

/** Codes of an image that arrived but cannot be read. */
const unreadableCodes = [
  ...['invalid_image_format', 'invalid_image', 'invalid_base64_image', 'image_parse_error'],
  ...['unsupported_image_media_type', 'empty_image_file', 'invalid_image_url', 'unsupported_image'],
]

/** What a server may say about an image, or about what is in the request. */
export const imageFailureRules: readonly FailureRule[] = [
  {
    statuses: [400, 403, 422],
    codes: [
      ...['image_content_policy_violation', 'invalid_prompt', 'content_filter', 'content_policy_violation'],
      ...['moderation_blocked', 'responsibleaipolicyviolation', 'safety_violation'],
    ],
    types: ['image_content_policy_violation', 'invalid_prompt', 'content_filter'],
    problem: () => ({ kind: 'content-refused' }),
  },
  // OpenRouter has no code of its own for it.
  {
    statuses: [403],
    words: /flagged|moderation/i,
    problem: () => ({ kind: 'content-refused' }),
  },
  {
    statuses: [400, 413, 422],
    codes: ['image_too_large', 'image_file_too_large', 'request_too_large', 'payload_too_large'],
    types: ['request_too_large'],
    problem: () => ({ kind: 'image-too-large' }),
  },
  {
    statuses: [400, 422],
    words: /requires \d[\d,.]* patches|exceeding the limit of \d/i,
    problem: () => ({ kind: 'image-too-large' }),
  },
  { statuses: [413], problem: () => ({ kind: 'image-too-large' }) },
  // Ollama says "invalid image input" to any link; LM Studio says that the url "must be a base64 encoded image".
  {
    statuses: [400, 415, 422, 500, 501],
    words:
      /base64|invalid image input|(image )?(urls?|links?) (is |are )?not (supported|allowed)|not support (image |remote )?(urls?|links?)/i,
    when: ({ sentLinks, code }) => sentLinks && !unreadableCodes.includes(code),
    problem: () => ({ kind: 'links-unsupported' }),
  },
  {
    statuses: [400, 422],
    codes: ['invalid_image_url', 'image_download_failed', 'failed_to_download_image'],
    when: ({ sentLinks }) => sentLinks,
    problem: () => ({ kind: 'link-not-opened' }),
  },
  {
    statuses: [400, 408, 422, 500],
    words:
      /(error|timeout|timed out) while downloading|(fail(ed)?|unable|could not|cannot) (to )?(download|fetch|load|open|access)\b(?!.{0,20}model).{0,60}(image|url|file|media|http)/i,
    when: ({ sentLinks }) => sentLinks,
    problem: () => ({ kind: 'link-not-opened' }),
  },
  {
    statuses: [400, 415, 422],
    codes: unreadableCodes,
    problem: () => ({ kind: 'image-unreadable' }),
  },
  {
    statuses: [400, 422],
    codes: ['invalid_value'],
    words: /image/i,
    problem: () => ({ kind: 'image-unreadable' }),
  },
  // Local servers have no codes: LM Studio for a WebP, Ollama for a GIF, llama.cpp for what it cannot decode.
  {
    statuses: [400, 415, 422, 500],
    words:
      /must be a base64 encoded image|invalid image input|illegal base64|fail(ed)? to (load|decode|process) (the )?image|unknown (image )?format|cannot identify image/i,
    problem: () => ({ kind: 'image-unreadable' }),
  },
]
