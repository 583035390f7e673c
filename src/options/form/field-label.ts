import type { FieldName } from './draft.ts'

/**
 * The name of a field's label: `optionsModel` of `model`. Every label is looked up by it, so that a setting without words in
 * both languages does not compile.
 */
export function labelKeyOf<Name extends FieldName>(field: Name): `options${Capitalize<Name>}` {
  const [first = '', ...others] = field
  return ['options', first.toUpperCase(), ...others].join('') as `options${Capitalize<Name>}`
}
