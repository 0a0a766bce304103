import { similarity } from './similarity.ts';
import type { Token } from './token.ts';
import type { BlockForm, Vocabulary } from './vocabulary.ts';

/** A column that the form has, or one of its columns under one of its rows. */
export interface ExpectedColumn {
  readonly column: string;
  readonly row: string | null;
  readonly labels: readonly string[];
}

/** The labels that the form prints over its values, from left to right. */
export function expectedColumns({ table, block }: BlockForm): ExpectedColumn[] {
  const columns = block.columns.map(({ id, label, aliases }) => ({
    column: id,
    labels: [label, ...aliases],
  }));
  if (table.layout !== 'single_row') return columns.map((column) => ({ ...column, row: null }));
  const rows = block.rows.filter((row) => row.kind !== 'heading');
  return rows.flatMap((row) => columns.map((column) => ({ ...column, row: row.id })));
}

/** A printed label over values: its position among the expected columns, null when it is none of their labels. */
export interface Leaf {
  readonly token: Token | null;
  readonly position: number | null;
  readonly misprinted: boolean;
}

/**
 * Names labels that no form has by their neighbours: between two known columns that have others between
 * them, the labels that look like these, or a blank that leaves one choice.
 */
export function nameByNeighbours(
  leaves: readonly Leaf[],
  expected: readonly ExpectedColumn[],
  vocabulary: Vocabulary,
): Leaf[] {
  const named = [...leaves];
  for (let at = 0; at < leaves.length; ) {
    const end = endOfUnknown(leaves, at);
    if (end === at) {
      at += 1;
      continue;
    }
    const first = at === 0 ? 0 : (leaves[at - 1]?.position ?? 0) + 1;
    const last = leaves[end]?.position ?? expected.length;
    const missing = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
    const unknown = leaves.slice(at, end);
    const found = likeliest(unknown, missing, expected, vocabulary);
    for (const [index, position] of found) {
      named[at + index] = { token: unknown[index]?.token ?? null, position, misprinted: true };
    }
    const [only] = missing;
    if (
      found.length === 0 &&
      only !== undefined &&
      missing.length === 1 &&
      leaves.length === expected.length
    ) {
      named[at] = { token: unknown[0]?.token ?? null, position: only, misprinted: false };
    }
    at = end;
  }
  return named;
}

function endOfUnknown(leaves: readonly Leaf[], from: number): number {
  let end = from;
  while (end < leaves.length && leaves[end]?.position === null) end += 1;
  return end;
}

/** Each missing column with the one unknown label that looks like it, if that is so for all of them and in order. */
function likeliest(
  unknown: readonly Leaf[],
  missing: readonly number[],
  expected: readonly ExpectedColumn[],
  vocabulary: Vocabulary,
): [number, number][] {
  const pairs: [number, number][] = [];
  for (const position of missing) {
    const labels = expected[position]?.labels ?? [];
    const alike = unknown.flatMap(({ token }, index) =>
      token !== null && isPartOf(token.text, labels, vocabulary) ? [index] : [],
    );
    const next = alike.filter((index) => index > (pairs.at(-1)?.[0] ?? -1));
    const [index] = next;
    if (index === undefined || (next.length > 1 && missing.length === 1)) return [];
    pairs.push([index, position]);
  }
  return pairs;
}

/** Whether at least half of a label is left. */
const LEFT_OF_LABEL = 0.6;

function isPartOf(text: string, labels: readonly string[], vocabulary: Vocabulary): boolean {
  const { key } = vocabulary.keyOf(text);
  return labels.some((label) => similarity(key, vocabulary.keyOf(label).key) >= LEFT_OF_LABEL);
}
