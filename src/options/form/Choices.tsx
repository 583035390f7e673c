import type { ComponentChildren } from 'preact'

type Choice<Value extends string> = {
  value: Value
  label: string
  note: string
  /** Figures that stand at the end of the row. */
  figures?: ComponentChildren
}

type Properties<Value extends string> = {
  /** Names the group's inputs and ids. */
  name: string
  legend: string
  /** Where it stands above the group already, it is read out alone. */
  isLegendHidden?: boolean
  choices: readonly Choice<Value>[]
  value: Value
  onChange: (value: Value) => void
  /** What holds for the whole group, under it. */
  children?: ComponentChildren
}

/** One choice out of a few, each with a line on what it means. */
export function Choices<Value extends string>(properties: Properties<Value>) {
  const { name, legend, isLegendHidden, choices, value, onChange, children } = properties
  const id = (choice: Value, part: string) => `${name}-${choice}-${part}`
  return (
    <div class="choices" id={`${name}-choices`} role="radiogroup" aria-labelledby={`${name}-legend`}>
      <p class={isLegendHidden ? 'sr-only' : 'caption'} id={`${name}-legend`}>
        {legend}
      </p>
      {choices.map((choice) => (
        <div class="choice" key={choice.value}>
          <input
            type="radio"
            id={id(choice.value, 'radio')}
            name={name}
            value={choice.value}
            checked={choice.value === value}
            aria-describedby={`${id(choice.value, 'note')} ${choice.figures ? id(choice.value, 'figures') : ''}`.trim()}
            onChange={() => onChange(choice.value)}
          />
          <label for={id(choice.value, 'radio')}>{choice.label}</label>
          <span class="note" id={id(choice.value, 'note')}>
            {choice.note}
          </span>
          {choice.figures && (
            <span class="figures numbers" id={id(choice.value, 'figures')}>
              {choice.figures}
            </span>
          )}
        </div>
      ))}
      {children && <div class="hint">{children}</div>}
    </div>
  )
}
