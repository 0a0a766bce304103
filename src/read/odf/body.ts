import type { Block } from '../document.ts';
import { blocksOfTable } from '../grid.ts';
import { foldLines } from '../spaces.ts';
import { Unreadable } from '../unreadable.ts';
import { walkXml, type XmlHandler } from '../xml.ts';
import { sourceRows, type WrittenCell } from './rows.ts';

/** Elements whose text is not shown on the page: deletions, remarks, footnotes, pronunciation, names of pictures. */
const UNREAD = new Set('tracked-changes annotation note ruby-text title desc'.split(' '));
/** Limits of spans and repetitions, which no form exceeds; there may be many blank rows. */
const MOST_REPEATED = 100;
const MOST_ROWS = 2_000;

interface OpenTable {
  readonly anchor: string;
  readonly rows: (readonly WrittenCell[])[];
  cells: WrittenCell[];
  rowRepeated: number;
  cell: { columnSpan: number; rowSpan: number; repeated: number };
}

export interface OdfBody {
  readonly blocks: readonly Block[];
  readonly pictures: number;
}

/**
 * Reads content.xml: paragraphs and tables in reading order; every sheet of a spreadsheet is a table.
 * @param tableAnchor of a table by its number in the file, from 1, and its name.
 */
export function readOdfBody(xml: Uint8Array, tableAnchor: (at: number, name: string) => string): OdfBody {
  const reader = new OdfReader(tableAnchor);
  walkXml(xml, reader);
  return reader;
}

class OdfReader implements XmlHandler, OdfBody {
  readonly blocks: Block[] = [];
  pictures = 0;
  /** Targets of blocks: the body, then the open cells, innermost last. */
  readonly #flows: Block[][] = [this.blocks];
  readonly #tables: OpenTable[] = [];
  /** A text box contains paragraphs inside a paragraph; they come before it. */
  readonly #paragraphs: string[] = [];
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #paragraphCount = 0;
  #tableCount = 0;
  /** Depth inside elements that are not read. */
  #unread = 0;
  readonly #tableAnchor: (at: number, name: string) => string;

  constructor(tableAnchor: (at: number, name: string) => string) {
    this.#tableAnchor = tableAnchor;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const isHidden = this.#hiddenStyles.has(attributes['style-name'] ?? '');
    if (this.#unread > 0 || UNREAD.has(name) || (isHidden && HIDEABLE.has(name))) this.#unread += 1;
    else if (name === 'style') this.#style = attributes['name'] ?? '';
    else if (name.endsWith('-properties') && HIDING.has(attributes['display'] ?? ''))
      this.#hiddenStyles.add(this.#style);
    else if (PARAGRAPHS.has(name)) this.#paragraphs.push('');
    else if (name === 's' || name === 'tab') this.#add(' ');
    else if (name === 'line-break') this.#add('\n');
    else if (name === 'image') this.pictures += 1;
    else this.#openInTable(name, attributes);
  }

  close(name: string): void {
    if (this.#unread > 0) this.#unread -= 1;
    else if (PARAGRAPHS.has(name)) this.#closeParagraph();
    else if (name === 'table') this.#closeTable();
    else if (CELLS.has(name)) this.#closeCell(name !== 'table-cell');
    else if (name === 'table-row') this.#closeRow();
  }

  text(text: string): void {
    // Line breaks of the file are spaces.
    if (this.#unread === 0) this.#add(text.replace(/\s+/g, ' '));
  }

  #add(text: string): void {
    const open = this.#paragraphs.pop();
    if (open !== undefined) this.#paragraphs.push(open + text);
  }

  #closeParagraph(): void {
    this.#paragraphCount += 1;
    const anchor = `paragraph ${this.#paragraphCount}`;
    for (const line of foldLines(this.#paragraphs.pop() ?? '').split('\n')) {
      if (line !== '') this.#flows.at(-1)?.push({ kind: 'paragraph', text: line, anchor });
    }
  }

  #openInTable(name: string, attributes: Readonly<Record<string, string>>): void {
    const count = (attribute: string, most = MOST_REPEATED) => countOf(attributes[attribute], most);
    if (name === 'table') this.#openTable(attributes['name'] ?? '');
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    if (name === 'table-row') {
      table.cells = [];
      table.rowRepeated = count('number-rows-repeated', MOST_ROWS);
    } else if (CELLS.has(name)) {
      const [columnSpan, rowSpan] = [count('number-columns-spanned'), count('number-rows-spanned')];
      table.cell = { columnSpan, rowSpan, repeated: count('number-columns-repeated') };
      this.#flows.push([]);
    }
  }

  #openTable(name: string): void {
    this.#tableCount += 1;
    const anchor = this.#tableAnchor(this.#tableCount, name);
    const cell = { columnSpan: 1, rowSpan: 1, repeated: 1 };
    this.#tables.push({ anchor, rows: [], cells: [], rowRepeated: 1, cell });
  }

  #closeCell(isCovered: boolean): void {
    const table = this.#tables.at(-1);
    const blocks = this.#flows.pop() ?? [];
    if (table === undefined) return;
    const { columnSpan, rowSpan, repeated } = table.cell;
    for (let time = 0; time < repeated; time += 1) {
      table.cells.push({ blocks: isCovered ? [] : blocks, columnSpan, rowSpan, isCovered });
    }
  }

  #closeRow(): void {
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    if (table.rows.length > MOST_ROWS) {
      if (table.cells.every(({ blocks }) => blocks.length === 0)) return;
      throw new Unreadable('too_large_inside', { most_rows: MOST_ROWS });
    }
    for (let time = 0; time < table.rowRepeated; time += 1) table.rows.push(table.cells);
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    if (table !== undefined) this.#flows.at(-1)?.push(...blocksOfTable(sourceRows(table.rows), table.anchor));
  }
}

const PARAGRAPHS = new Set(['p', 'h']);
/** What a style can hide, and how styles of text and of sheets say so. */
const HIDEABLE = new Set(['p', 'h', 'span', 'table']);
const HIDING = new Set(['none', 'false']);
const CELLS = new Set(['table-cell', 'covered-table-cell']);

function countOf(value: string | undefined, most: number): number {
  const count = Number(value ?? 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, most) : 1;
}
