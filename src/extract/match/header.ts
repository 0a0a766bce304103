import { readFromGrid } from './header-grid.ts';
import type { HeaderReading } from './header-reading.ts';
import { readFromSequence } from './header-sequence.ts';
import type { Line } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Reads header lines as the header of every form that has one of their column labels. */
export function readHeader(lines: readonly Line[], vocabulary: Vocabulary): HeaderReading[] {
  const once = withoutRepetition(lines, vocabulary);
  const named = new Set(
    once.flatMap((line) =>
      line.tokens.flatMap(({ roles }) =>
        roles.flatMap((role) => (role.kind === 'column' ? [role.form] : [])),
      ),
    ),
  );
  return vocabulary.forms.flatMap((form) => {
    if (!named.has(form)) return [];
    const reading = readFromGrid(once, form, vocabulary) ?? readFromSequence(once, form, vocabulary);
    return reading === null ? [] : [reading];
  });
}

/** A header printed twice has the same lines again. */
function withoutRepetition(lines: readonly Line[], vocabulary: Vocabulary): Line[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    const words = line.tokens.map((token) => vocabulary.keyOf(token.text).key).join('|');
    const isNew = !seen.has(words);
    seen.add(words);
    return isNew;
  });
}
