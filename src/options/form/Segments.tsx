type Properties<Value extends string> = {
  /** Names the group's inputs and ids. */
  name: string
  legend: string
  choices: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
}

/** One choice out of a few that need no explanation, side by side. */
export function Segments<Value extends string>({
  name,
  legend,
  choices,
  value,
  onChange,
}: Properties<Value>) {
  return (
    <div class="field" id={`${name}-choices`}>
      <p class="caption" id={`${name}-legend`}>
        {legend}
      </p>
      <div class="segments" role="radiogroup" aria-labelledby={`${name}-legend`}>
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              id={`${name}-${choice.value}-radio`}
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </div>
  )
}
