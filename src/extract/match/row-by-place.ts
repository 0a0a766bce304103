import type { LabelKey } from '../../domain/index.ts';
import type { HeaderReading } from './header-reading.ts';
import { type BodyLine, lastLabel, type RowMatch } from './row-label.ts';
import { placeOf, placesBetweenKnown } from './row-order.ts';
import { similarity } from './similarity.ts';
import { isPrintedValue, type Line } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Similarity that counts as a misprint where only one row is missing, and where there is a choice. */
const LIKELY_WHEN_ALONE = 0.6;
const LIKELY = 0.6;
const CLEAR_LEAD = 0.15;

type Matches = readonly (RowMatch | null)[];

/** A label that no form has, or no label, where a row is missing: placed by the rows around it and by similarity. */
export function matchByPlace(
  body: readonly BodyLine[],
  matches: Matches,
  at: number,
  vocabulary: Vocabulary,
): RowMatch | null {
  const here = body[at];
  if (here === undefined || !here.line.tokens.some(isPrintedValue)) return null;
  const label = lastLabel(here.line);
  const isKnown = label?.token.roles.some(
    ({ form }) => form === null || here.section.readings.some((reading) => reading.form === form),
  );
  if (isKnown) return null;
  const printed = vocabulary.keyOf(label?.token.text ?? '');
  const candidates = here.section.readings.flatMap((reading) =>
    reading.columns.some((column) => column.row !== null)
      ? []
      : missingAround(reading, body, matches, at, vocabulary, printed),
  );
  const [best] = candidates.toSorted((a, b) => weight(b) - weight(a));
  if (best === undefined) return null;
  const others = candidates.filter((candidate) => candidate.row !== best.row);
  const rival = Math.max(0, ...others.map(weight));
  const accepted =
    others.length === 0
      ? printed.key === ''
        ? best.isEnclosed
        : best.likeness >= LIKELY_WHEN_ALONE
      : best.likeness >= LIKELY && weight(best) - rival >= CLEAR_LEAD;
  if (!accepted) return null;
  return {
    readings: candidates.filter(({ row }) => row === best.row).map((candidate) => candidate.reading),
    row: best.row,
    from: label === null ? leadingBlanks(here.line, best.reading) : label.at + 1,
    by: printed.key === '' ? 'sequence' : 'misprint',
    rest: null,
  };
}

interface Candidate {
  readonly reading: HeaderReading;
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
  reading: HeaderReading,
  body: readonly BodyLine[],
  matches: Matches,
  at: number,
  vocabulary: Vocabulary,
  printed: LabelKey,
): Candidate[] {
  const { form } = reading;
  const { first, last, isEnclosed } = placesBetweenKnown(form, body, matches, at);
  const taken = new Set(matches.map((match) => placeOf(match, form)));
  return form.block.rows.flatMap((row, place) => {
    if (place < first || place > last || row.kind === 'heading' || taken.has(place)) return [];
    const labels = [row.label, ...row.aliases];
    const likeness = Math.max(...labels.map((text) => similarity(printed.key, vocabulary.keyOf(text).key)));
    const number = row.number === null ? null : vocabulary.keyOf(`${row.number}、`).ordinal;
    const hasItsNumber = number !== null && number === printed.ordinal;
    return [{ reading, row: row.id, likeness, hasItsNumber, isEnclosed }];
  });
}

function leadingBlanks(line: Line, reading: HeaderReading): number {
  return Math.max(0, line.tokens.length - reading.columns.length);
}
