import { similarity } from './similarity.ts';

/** Characters that a misprint may lose, of a short label only one; with more lost characters it may be another label. */
const MOST_LOST = 2;
const SHORT_LABEL = 4;
/** The rest of a label must still be characteristic: a single character is not. */
const SHORTEST = 2;
/** The similarity of any other label must be lower by this much, or the misprint could be either. */
const CLEAR_LEAD = 0.1;

/** Labels of the forms that a printed label may be a misprint of, with lost characters. */
export class MisprintedLabels {
  /** By bare label, what it names: the same row or column may have several labels, also in several forms. */
  readonly #meanings = new Map<string, string>();
  readonly #known = new Map<string, string | null>();

  add(label: string, meaning: string): void {
    this.#meanings.set(label, meaning);
    this.#known.clear();
  }

  /** The label that is one or two characters longer and contains the printed ones in their order; null where none clearly does. */
  labelOf(misprint: string): string | null {
    if (misprint.length < SHORTEST) return null;
    let label = this.#known.get(misprint);
    if (label === undefined) {
      label = this.#search(misprint);
      if (this.#known.size >= 4096) this.#known.clear();
      this.#known.set(misprint, label);
    }
    return label;
  }

  #search(misprint: string): string | null {
    let best: { readonly label: string; readonly likeness: number } | null = null;
    for (const label of this.#meanings.keys()) {
      const lost = label.length - misprint.length;
      const most = label.length <= SHORT_LABEL ? 1 : MOST_LOST;
      if (lost < 1 || lost > most || !holdsInOrder(label, misprint)) continue;
      const likeness = similarity(misprint, label);
      if (best === null || likeness > best.likeness) best = { label, likeness };
    }
    if (best === null) return null;
    const { label, likeness } = best;
    for (const [rival, meaning] of this.#meanings) {
      if (meaning === this.#meanings.get(label) || Math.abs(rival.length - misprint.length) > MOST_LOST)
        continue;
      if (likeness - similarity(misprint, rival) < CLEAR_LEAD) return null;
    }
    return label;
  }
}

function holdsInOrder(label: string, misprint: string): boolean {
  let at = 0;
  for (const character of label) if (character === misprint.charAt(at)) at += 1;
  return at === misprint.length;
}
