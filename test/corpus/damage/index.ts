import type { Damage } from './damage.ts';
import { remarksColumn, subtotalRow } from './extras.ts';
import { headerTwice, titleRow } from './header-rows.ts';
import { oneCellALine } from './one-cell-a-line.ts';
import { pageBreakBetweenRows, pageBreakInsideRow } from './page-break.ts';
import { reviewHeader } from './review-header.ts';
import { rowsMissing } from './rows-missing.ts';
import { blankCellsForSpans, labelsRepeated, spansMerged, spansMissing } from './spans.ts';
import { labelsOverCells, labelsOverLines } from './split-labels.ts';
import { nested, oneTable, transposed } from './tables-moved.ts';
import { invisibleCharacters, listNumbers, misprints, punctuation, traditional, widths } from './texts.ts';
import { otherUnits } from './units.ts';
import { cellLost, valuesBlank } from './values-missing.ts';

/** Every damage in the order in which they are done when a document has several: words first, then rows, then the grid. */
export const DAMAGES: readonly Damage[] = [
  otherUnits,
  rowsMissing,
  valuesBlank,
  cellLost,
  misprints,
  subtotalRow,
  reviewHeader,
  listNumbers,
  punctuation,
  traditional,
  remarksColumn,
  headerTwice,
  titleRow,
  labelsOverCells,
  pageBreakInsideRow,
  pageBreakBetweenRows,
  oneTable,
  spansMissing,
  spansMerged,
  blankCellsForSpans,
  labelsRepeated,
  labelsOverLines,
  widths,
  invisibleCharacters,
  transposed,
  nested,
  oneCellALine,
];

/** Damages of the grid that a text without a grid cannot have, and turns that no one makes of one another. */
export const NOT_TOGETHER: readonly (readonly [Damage, Damage])[] = [
  [oneCellALine, transposed],
  [oneCellALine, nested],
  [transposed, pageBreakBetweenRows],
  [transposed, pageBreakInsideRow],
  [transposed, oneTable],
  [transposed, spansMissing],
  [transposed, spansMerged],
  [transposed, reviewHeader],
  [spansMissing, blankCellsForSpans],
  [spansMissing, labelsRepeated],
  [spansMissing, spansMerged],
  [blankCellsForSpans, labelsRepeated],
];

export { withRowsOf } from './other-template-rows.ts';
export type { Damage };
