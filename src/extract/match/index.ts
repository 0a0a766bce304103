import { type Anchor, problem, type Template } from '../../domain/index.ts';
import type { Paragraph, Table } from '../../read/index.ts';
import type { PlacedBlock } from '../placed-document.ts';
import { type Assembled, assemble } from './assemble.ts';
import { linesOfTable, transposed } from './line.ts';
import { type PlacedValues, placeSections } from './place-sections.ts';
import { sectionsOf } from './section.ts';
import { linesOfText } from './text-line.ts';
import { isPrintedValue, isValue, type Line } from './token.ts';
import { unreadText } from './unread-text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Finds the forms' tables among the blocks of a document and places every value by its labels. */
export function matchBlocks(
  blocks: readonly PlacedBlock[],
  vocabulary: Vocabulary,
  templates: readonly Template[],
  reportYear: number | null,
): Assembled {
  const tables = blocks.filter((block) => block.kind === 'table').filter((table) => table.width > 1);
  const read = tables.map((table, number) => uprightLines(table, number, vocabulary));
  const ragged = tables.filter((_, number) => read[number] === null);
  const lines = read.flatMap((tableLines) => tableLines ?? []);
  const fromTables = placeLines(lines, vocabulary);
  const inTables = fromTables.placements;
  const found = new Set(inTables.flatMap((placement) => placement.forms.map((form) => form.table.id)));
  const isComplete = templates.some((template) => template.tables.every((table) => found.has(table.id)));
  const text = isComplete ? [] : looseText(blocks);
  const fromText = placeLines(linesOfText(text, -1, vocabulary), vocabulary);
  const onlyInText = fromText.placements.filter((placement) =>
    placement.forms.every((form) => !found.has(form.table.id)),
  );
  const assembled = assemble([...inTables, ...onlyInText], templates, reportYear, vocabulary.units);
  // Text around found tables has labels and numbers in sentences; its problems mean nothing.
  const textProblems = inTables.length === 0 ? fromText.problems : [];
  const tableProblems = [
    ...fromTables.problems,
    ...unreadText(lines, inTables),
    ...ragged.map((table) => problem('row_misaligned', { is_turned: true }, table.anchor)),
  ];
  return { ...assembled, problems: [...tableProblems, ...textProblems, ...assembled.problems] };
}

function placeLines(lines: readonly Line[], vocabulary: Vocabulary): PlacedValues {
  return placeSections(sectionsOf(lines, vocabulary), vocabulary);
}

/** Lines of a table, transposed where needed; null when that is not possible. */
function uprightLines(table: Table<Anchor>, number: number, vocabulary: Vocabulary): Line[] | null {
  const lines = linesOfTable(table, number, vocabulary);
  if (!areTurned(lines)) return lines;
  const turned = transposed(table);
  return turned === null ? null : linesOfTable(turned, number, vocabulary);
}

/** Are the rows the form's columns? Then more of the values come after labels of columns than of rows. */
function areTurned(lines: readonly Line[]): boolean {
  let balance = 0;
  for (const { tokens } of lines) {
    const firstValue = tokens.findIndex(isPrintedValue);
    const label = tokens.slice(0, Math.max(0, firstValue)).findLast((token) => !isValue(token));
    const isRow = label?.roles.some((role) => role.kind === 'row') ?? false;
    const isColumn = label?.roles.some((role) => role.kind === 'column') ?? false;
    if (isColumn !== isRow) balance += isColumn ? 1 : -1;
  }
  return balance > 0;
}

/** Paragraphs, and tables of one column: the result of converting a table to text. */
function looseText(blocks: readonly PlacedBlock[]): Paragraph<Anchor>[] {
  return blocks.flatMap((block): Paragraph<Anchor>[] => {
    if (block.kind === 'paragraph') return [block];
    if (block.width > 1) return [];
    return block.rows
      .flat()
      .flatMap((cell) =>
        cell.text
          .split('\n')
          .map((text): Paragraph<Anchor> => ({ kind: 'paragraph', text, anchor: cell.anchor })),
      )
      .filter((paragraph) => paragraph.text !== '');
  });
}

export { Vocabulary } from './vocabulary.ts';
export type { Assembled };
