/** Everything that may stand in a line of an answer. There is no HTML, and an image is only named. */
export type Inline =
  | { type: 'text' | 'code'; text: string }
  | { type: 'break' }
  | { type: 'strong' | 'emphasis' | 'deleted'; children: Inline[] }
  /** `long` when so much goes along in the address that it could carry the chat away. */
  | { type: 'link'; href: string; host: string; long: boolean; children: Inline[] }
  | { type: 'image'; alternativeText: string; host: string | null }
  /** `text` is its source with its marks; `tex` the LaTeX between them. */
  | { type: 'formula'; text: string; tex: string; isDisplay: boolean }
  /** A reference to a footnote; `text` as written. */
  | { type: 'note'; text: string; label: string }
  /** What an item of a list begins with, when it is a task; `text` as written. */
  | { type: 'task'; text: string; isDone: boolean }

/** How a column of a table is set; null where the answer does not say. */
export type Align = 'left' | 'center' | 'right' | null

/** Everything that an answer is made of. `plain` is text shown as it is: HTML, or what exceeds a limit. */
export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'heading'; level: 1 | 2 | 3 | 4 | 5 | 6; children: Inline[] }
  | { type: 'list'; start: number | null; loose: boolean; items: Block[][] }
  | { type: 'quote'; children: Block[] }
  | { type: 'code'; language: string | null; text: string }
  | { type: 'table'; align: Align[]; header: Inline[][]; rows: Inline[][][] }
  | { type: 'rule' }
  | { type: 'formula'; text: string; tex: string }
  /** A footnote, where it is written. */
  | { type: 'note'; label: string; children: Block[] }
  | { type: 'plain'; text: string }
