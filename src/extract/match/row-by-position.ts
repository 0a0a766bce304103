import type { LabelKey } from '../../domain/index.ts';
import type { HeaderMatch } from './header-match.ts';
import { type BodyLine, lastLabel, type RowMatch } from './row-label.ts';
import { positionOf, positionsBetweenKnown } from './row-order.ts';
import { similarity } from './similarity.ts';
import { isPrintedValue, type Line } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Similarity that counts as a misprint where only one row is missing, and where there is a choice. */
const LIKELY_WHEN_ALONE = 0.6;
const LIKELY = 0.6;
const CLEAR_LEAD = 0.15;

type Matches = readonly (RowMatch | null)[];

/** A label that no form has, or no label, where a row is missing: placed by the rows around it and by similarity. */
export function matchByPosition(
  body: readonly BodyLine[],
  matches: Matches,
  at: number,
  vocabulary: Vocabulary,
): RowMatch | null {
  const here = body[at];
  if (here === undefined || !here.line.tokens.some(isPrintedValue)) return null;
  const label = lastLabel(here.line);
  const isKnown = label?.token.roles.some(
    ({ form }) => form === null || here.section.headers.some((header) => header.form === form),
  );
  if (isKnown) return null;
  const rowKey = vocabulary.keyOf(label?.token.text ?? '');
  const candidates = here.section.headers.flatMap((header) =>
    header.columns.some((column) => column.row !== null)
      ? []
      : missingAround(header, body, matches, at, vocabulary, rowKey),
  );
  const [best] = candidates.toSorted((a, b) => weight(b) - weight(a));
  if (best === undefined) return null;
  const others = candidates.filter((candidate) => candidate.row !== best.row);
  const rival = Math.max(0, ...others.map(weight));
  const accepted =
    others.length === 0
      ? rowKey.key === ''
        ? best.isEnclosed
        : best.likeness >= LIKELY_WHEN_ALONE
      : best.likeness >= LIKELY && weight(best) - rival >= CLEAR_LEAD;
  if (!accepted) return null;
  return {
    headers: candidates.filter(({ row }) => row === best.row).map((candidate) => candidate.header),
    row: best.row,
    from: label === null ? leadingBlanks(here.line, best.header) : label.at + 1,
    by: rowKey.key === '' ? 'sequence' : 'misprint',
    rest: null,
  };
}

interface Candidate {
  readonly header: HeaderMatch;
  readonly row: string;
  readonly likeness: number;
  /** The list number before the label is the form's. */
  readonly hasItsNumber: boolean;
  /** There are known rows before and after it. */
  readonly isEnclosed: boolean;
}

/** A list number distinguishes what similarity does not: 其他理 is 其他处理 after （六）, and 其他 after 3. */
function weight({ likeness, hasItsNumber }: Candidate): number {
  return hasItsNumber ? likeness + CLEAR_LEAD : likeness;
}

/** Rows of the form between the known ones above and below that no other line is. */
function missingAround(
  header: HeaderMatch,
  body: readonly BodyLine[],
  matches: Matches,
  at: number,
  vocabulary: Vocabulary,
  rowKey: LabelKey,
): Candidate[] {
  const { form } = header;
  const { first, last, isEnclosed } = positionsBetweenKnown(form, body, matches, at);
  const taken = new Set(matches.map((match) => positionOf(match, form)));
  return form.block.rows.flatMap((row, position) => {
    if (position < first || position > last || row.kind === 'heading' || taken.has(position)) return [];
    const labels = [row.label, ...row.aliases];
    const likeness = Math.max(...labels.map((text) => similarity(rowKey.key, vocabulary.keyOf(text).key)));
    const number = row.number === null ? null : vocabulary.keyOf(`${row.number}、`).ordinal;
    const hasItsNumber = number !== null && number === rowKey.ordinal;
    return [{ header, row: row.id, likeness, hasItsNumber, isEnclosed }];
  });
}

function leadingBlanks(line: Line, header: HeaderMatch): number {
  return Math.max(0, line.tokens.length - header.columns.length);
}
