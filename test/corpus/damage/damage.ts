import type { VariantCharacters } from '../../../src/domain/index.ts';
import type { Form } from '../form.ts';
import type { Random } from '../random.ts';

/** One way in which published reports differ from the form. */
export interface Damage {
  /** Name in the accuracy table, in the words of the one who sees it. */
  readonly kind: string;
  /** A pure function except for its random draws; `truth` of the result says which cells are gone. */
  readonly apply: (form: Form, random: Random, variants: VariantCharacters) => Form;
}
