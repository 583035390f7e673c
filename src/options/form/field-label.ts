import type { MessageKey } from '../../platform/words/i18n.ts'
import type { FieldName } from '../state/draft.ts'

type LabelKey<Name extends FieldName> = `options${Capitalize<Name>}`

// A setting without a label does not compile: add the message that is named here to every language of _locales.
type MissingLabel = Exclude<LabelKey<FieldName>, MessageKey>
true satisfies [MissingLabel] extends [never] ? true : { addToLocales: MissingLabel }

/** The name of a field's label, by which every label is looked up: `optionsModel` of `model`. */
export function labelKeyOf<Name extends FieldName>(field: Name): LabelKey<Name> & MessageKey {
  const [first = '', ...others] = field
  return ['options', first.toUpperCase(), ...others].join('') as LabelKey<Name> & MessageKey
}
