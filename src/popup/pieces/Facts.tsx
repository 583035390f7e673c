/** A list of names and values; a fact without a value is left out. */
export function Facts({ rows, isNumeric = false }: { rows: [string, string | null][]; isNumeric?: boolean }) {
  return (
    <dl class={isNumeric ? 'facts numbers' : 'facts'}>
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
