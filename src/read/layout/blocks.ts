import type { Block } from '../document.ts';
import { alignedRuns } from './aligned-runs.ts';
import { alignedTable } from './aligned-table.ts';
import { withoutFurniture } from './furniture.ts';
import { linesOf, type TextLine } from './lines.ts';
import type { Box, Glyph, PrintedPage } from './page.ts';
import { type Margins, marginsOf, type PageLine, paragraphsOf } from './paragraphs.ts';
import { boxOf, gridsOf } from './rule-grid.ts';
import { goesOnBelow, type RuledTable, ruledTable, tableOf } from './ruled-table.ts';

/** Paragraphs and tables of a document from what its pages show. */
export function blocksOf(pages: readonly PrintedPage[]): Block[] {
  const parts = pages.map((page) => {
    const grids = gridsOf(page.rules);
    const inGrid = grids.map((grid) => page.glyphs.filter((glyph) => isInside(glyph, boxOf(grid))));
    const taken = new Set(inGrid.flat());
    return {
      page,
      tables: grids.map((grid, at) => ruledTable(grid, inGrid[at] ?? [], page.number)),
      lines: linesOf(page.glyphs.filter((glyph) => !taken.has(glyph))),
    };
  });
  const text = withoutFurniture(
    parts.map(({ page, lines }) => ({ number: page.number, height: page.height, lines })),
  );
  const margins = marginsOf(text.flat());
  const flow = new Flow(margins);
  for (const [at, { page, tables }] of parts.entries()) {
    let lines = text[at] ?? [];
    for (const table of tables.toSorted((a, b) => a.box.y0 - b.box.y0)) {
      flow.addLines(
        page.number,
        lines.filter((line) => line.box.y0 < table.box.y0),
      );
      flow.addTable(table);
      lines = lines.filter((line) => line.box.y0 >= table.box.y0);
    }
    flow.addLines(page.number, lines);
  }
  return flow.finish();
}

function isInside({ box }: Glyph, { x0, y0, x1, y1 }: Box): boolean {
  const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

/** Lines and tables in reading order, made into paragraphs and tables that run over pages. */
class Flow {
  readonly #margins: Margins;
  readonly #blocks: Block[] = [];
  #lines: PageLine[] = [];
  /** Parts of one table, on successive pages. */
  #parts: RuledTable[] = [];

  constructor(margins: Margins) {
    this.#margins = margins;
  }

  addLines(page: number, lines: readonly TextLine[]): void {
    if (lines.length === 0) return;
    this.#closeTable();
    const { left, right } = this.#margins;
    for (const part of alignedRuns(lines, right - left)) {
      if ('columns' in part) {
        this.#closeText();
        this.#blocks.push(alignedTable(part, page));
      } else this.#lines.push({ page, line: part });
    }
  }

  addTable(table: RuledTable): void {
    this.#closeText();
    const above = this.#parts.at(-1);
    if (above !== undefined && !goesOnBelow(above, table)) this.#closeTable();
    this.#parts.push(table);
  }

  finish(): Block[] {
    this.#closeTable();
    this.#closeText();
    return this.#blocks;
  }

  #closeTable(): void {
    if (this.#parts.length > 0) this.#blocks.push(tableOf(this.#parts));
    this.#parts = [];
  }

  #closeText(): void {
    this.#blocks.push(...paragraphsOf(this.#lines, this.#margins));
    this.#lines = [];
  }
}
