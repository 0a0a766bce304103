import { readFromGrid } from './header-grid.ts';
import type { HeaderMatch } from './header-match.ts';
import { readFromSequence } from './header-sequence.ts';
import type { Line } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Reads header lines as the header of every form that has one of their column labels. */
export function readHeader(lines: readonly Line[], vocabulary: Vocabulary): HeaderMatch[] {
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
    const header = readFromGrid(once, form, vocabulary) ?? readFromSequence(once, form, vocabulary);
    return header === null ? [] : [header];
  });
}

/** A header printed twice has the same lines again. */
function withoutRepetition(lines: readonly Line[], vocabulary: Vocabulary): Line[] {
  const known = new Set<string>();
  return lines.filter((line) => {
    const words = line.tokens.map((token) => vocabulary.keyOf(token.text).key).join('|');
    const isNew = !known.has(words);
    known.add(words);
    return isNew;
  });
}
