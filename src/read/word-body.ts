import type { Block } from './document.ts';
import { blocksOfTable, type SourceCell, type SourceRow } from './grid.ts';
import { foldLines } from './spaces.ts';

/** What a row says about its cells. */
export interface RowDefinition {
  /** Left edge of each cell and the right edge of the last, in twentieths of a point. */
  readonly edges: readonly number[];
  readonly cells: readonly CellDefinition[];
}

export interface CellDefinition {
  /** Is a part of the cell above it. */
  readonly continues: boolean;
  /** Is a part of the cell before it. */
  readonly isJoined: boolean;
}

/** A paragraph, or the end of a cell or row, as marked in the text. */
export interface MarkedText {
  readonly text: string;
  /** Number of nested tables that contain it. */
  readonly depth: number;
  readonly end: 'paragraph' | 'cell' | 'row';
  /** Of the end of a row. */
  readonly row: RowDefinition | null;
}

interface OpenTable {
  readonly number: number;
  readonly rows: ReadRow[];
  cells: (readonly Block[])[];
  blocks: Block[];
}

interface ReadRow {
  readonly cells: readonly (readonly Block[])[];
  readonly definition: RowDefinition | null;
}

/** Edges of cells that are this close, in twentieths of a point, are one column. */
const ONE_EDGE = 30;

/** Joins paragraphs, cells and rows to blocks in reading order, as DOC and RTF write them. */
export class BodyBuilder {
  readonly #blocks: Block[] = [];
  readonly #tables: OpenTable[] = [];
  #paragraphs = 0;
  #tableCount = 0;

  add({ text, depth, end, row }: MarkedText): void {
    this.#descend(depth);
    const table = this.#tables.at(-1);
    if (end === 'row' && table !== undefined) {
      table.rows.push({ cells: table.cells, definition: row });
      table.cells = [];
      table.blocks = [];
      return;
    }
    this.#addParagraph(text);
    if (end === 'cell' && table !== undefined) {
      table.cells.push(table.blocks);
      table.blocks = [];
    }
  }

  finish(): readonly Block[] {
    this.#descend(0);
    return this.#blocks;
  }

  #addParagraph(text: string): void {
    this.#paragraphs += 1;
    const anchor = `paragraph ${this.#paragraphs}`;
    for (const line of foldLines(text).split('\n')) {
      if (line !== '') this.#flow().push({ kind: 'paragraph', text: line, anchor });
    }
  }

  #flow(): Block[] {
    return this.#tables.at(-1)?.blocks ?? this.#blocks;
  }

  #descend(depth: number): void {
    while (this.#tables.length > depth) this.#closeTable();
    while (this.#tables.length < depth) {
      this.#tableCount += 1;
      this.#tables.push({ number: this.#tableCount, rows: [], cells: [], blocks: [] });
    }
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    if (table === undefined) return;
    const rest = [...table.cells.flat(), ...table.blocks];
    this.#flow().push(...blocksOfTable(sourceRows(table.rows), `table ${table.number}`), ...rest);
  }
}

/** Columns from the edges of all cells; a row whose cells do not fit its definition has no spans. */
function sourceRows(rows: readonly ReadRow[]): SourceRow[] {
  const edges = columnEdges(rows.flatMap((row) => row.definition?.edges ?? []));
  const columnOf = (edge: number) => edges.findLastIndex((known) => known <= edge);
  return rows.map(({ cells, definition }): SourceRow => {
    if (definition === null || definition.cells.length !== cells.length) {
      return { cells: cells.map((blocks) => ({ blocks, columnSpan: 1, continues: false })), skipped: 0 };
    }
    const rowCells: SourceCell[] = [];
    for (const [at, blocks] of cells.entries()) {
      const start = columnOf(definition.edges[at] ?? 0);
      const columnSpan = Math.max(1, columnOf(definition.edges[at + 1] ?? 0) - start);
      const before = rowCells.at(-1);
      const cell = definition.cells[at];
      if (cell?.isJoined === true && before !== undefined) {
        rowCells[rowCells.length - 1] = {
          ...before,
          blocks: [...before.blocks, ...blocks],
          columnSpan: before.columnSpan + columnSpan,
        };
      } else rowCells.push({ blocks, columnSpan, continues: cell?.continues ?? false });
    }
    return { cells: rowCells, skipped: Math.max(0, columnOf(definition.edges[0] ?? 0)) };
  });
}

function columnEdges(all: readonly number[]): number[] {
  const edges: number[] = [];
  for (const edge of all.toSorted((a, b) => a - b)) {
    if (edges.length === 0 || edge - (edges.at(-1) ?? 0) > ONE_EDGE) edges.push(edge);
  }
  return edges;
}
