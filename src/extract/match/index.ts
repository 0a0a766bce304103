import type { Template } from '../../domain/index.ts';
import type { Block, Paragraph, Table } from '../document.ts';
import { type Assembled, assemble } from './assemble.ts';
import { type Line, linesOfTable, transposed } from './line.ts';
import { type Placed, type Placement, placeSections } from './place.ts';
import { sectionsOf } from './section.ts';
import { linesOfText } from './text-line.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Finds the forms' tables among the blocks of a document and places every value by its labels. */
export function matchBlocks(
  blocks: readonly Block[],
  vocabulary: Vocabulary,
  templates: readonly Template[],
  reportYear: number | null,
): Assembled {
  const tables = blocks.filter((block) => block.kind === 'table').filter((table) => table.width > 1);
  const fromTables = placeLines(
    tables.flatMap((table, number) => linesOfTable(table, number, vocabulary)),
    vocabulary,
  );
  const turned = placeTransposed(tables, fromTables.placements, vocabulary);
  const inTables = [...fromTables.placements, ...turned.placements];
  const found = new Set(inTables.flatMap((placement) => placement.forms.map((form) => form.table.id)));
  const isComplete = templates.some((template) => template.tables.every((table) => found.has(table.id)));
  const text = isComplete ? [] : looseText(blocks);
  const fromText = placeLines(linesOfText(text, -1, vocabulary), vocabulary);
  const onlyInText = fromText.placements.filter((placement) =>
    placement.forms.every((form) => !found.has(form.table.id)),
  );
  const assembled = assemble([...inTables, ...onlyInText], templates, reportYear);
  // Text around found tables holds labels and numbers in sentences; its misfits tell nothing.
  const textProblems = inTables.length === 0 ? fromText.problems : [];
  const tableProblems = turned.placements.length > 0 ? [] : fromTables.problems;
  return { ...assembled, problems: [...tableProblems, ...textProblems, ...assembled.problems] };
}

function placeLines(lines: readonly Line[], vocabulary: Vocabulary): Placed {
  return placeSections(sectionsOf(lines, vocabulary), vocabulary);
}

/** Tables that gave nothing are read again with rows and columns exchanged, if they hold labels at all. */
function placeTransposed(
  tables: readonly Table[],
  placements: readonly Placement[],
  vocabulary: Vocabulary,
): Placed {
  const anchors = new Set(placements.map((placement) => placement.token.anchor));
  const silent = tables.filter((table) => !table.rows.flat().some((cell) => anchors.has(cell.anchor)));
  return placeLines(
    silent.flatMap((table, number) => linesOfTable(transposed(table), number, vocabulary)),
    vocabulary,
  );
}

/** Paragraphs, and tables of one column: what is left of a table that was turned into text. */
function looseText(blocks: readonly Block[]): Paragraph[] {
  return blocks.flatMap((block): Paragraph[] => {
    if (block.kind === 'paragraph') return [block];
    if (block.width > 1) return [];
    return block.rows
      .flat()
      .flatMap((cell) =>
        cell.text.split('\n').map((text): Paragraph => ({ kind: 'paragraph', text, anchor: cell.anchor })),
      )
      .filter((paragraph) => paragraph.text !== '');
  });
}

export { Vocabulary } from './vocabulary.ts';
export type { Assembled };
