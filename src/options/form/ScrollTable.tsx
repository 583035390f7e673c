import type { ComponentChildren } from 'preact'

type Properties = { caption: string; children: ComponentChildren }

/** A table of numbers that scrolls sideways where it finds no room; its caption is read out, not shown. */
export function ScrollTable({ caption, children }: Properties) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={caption}>
      <table class="prices numbers">
        <caption class="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  )
}
