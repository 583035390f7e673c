import type { topViewport } from '../page/frame-offset.ts'
import type { boxOf, Target, targetsAt } from '../page/targets-at.ts'

/** What the picker needs of the tools that run in the same page. */
export type PickerTools = {
  targetsAt: typeof targetsAt
  boxOf: typeof boxOf
  viewport: typeof topViewport
  /** Keeps what was found under the name of a click, so that the background can ask for it. */
  remember(clickId: string, targets: Target[]): void
}
