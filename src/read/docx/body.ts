import type { Block } from '../document.ts';
import { blocksOfTable, type SourceCell, type SourceRow } from '../grid.ts';
import { foldLines } from '../spaces.ts';
import { walkXml, type XmlHandler } from '../xml.ts';
import type { Numbering } from './numbering.ts';

/** Elements whose text is not shown: deletions, field codes, earlier properties, and copies for older programs. */
const UNREAD = new Set(
  'del moveFrom instrText delText Fallback pPrChange rPrChange tblPrChange tcPrChange trPrChange'.split(' '),
);
/** Limits of spans, which no form exceeds. */
const MAX_SPAN = 100;

interface OpenParagraph {
  text: string;
  style: string | null;
  list: string | null;
  level: number;
}

interface OpenTable {
  readonly anchor: string;
  readonly rows: SourceRow[];
  cells: SourceCell[];
  skipped: number;
  /** The row is deleted in a revision that is not accepted yet. */
  isRemoved: boolean;
  columnSpan: number;
  continues: boolean;
}

export interface Body {
  readonly blocks: readonly Block[];
  readonly pictures: number;
}

/** Reads word/document.xml: paragraphs and tables in reading order (ECMA-376 part 1, 17). */
export function readBody(xml: Uint8Array, numbering: Numbering): Body {
  const reader = new BodyReader(numbering);
  walkXml(xml, reader);
  return reader;
}

class BodyReader implements XmlHandler, Body {
  readonly blocks: Block[] = [];
  pictures = 0;
  readonly #numbering: Numbering;
  /** Targets of blocks: the body, then the open cells, innermost last. */
  readonly #flows: Block[][] = [this.blocks];
  readonly #tables: OpenTable[] = [];
  /** A text box contains paragraphs inside a paragraph; they come before it. */
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #path: string[] = [];
  #paragraphCount = 0;
  #tableCount = 0;
  /** Depth inside elements that are not read. */
  #unread = 0;
  #isHidden = false;

  constructor(numbering: Numbering) {
    this.#numbering = numbering;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const table = this.#tables.at(-1);
    if (this.#unread > 0 || UNREAD.has(name)) {
      if (name === 'del' && this.#path.at(-1) === 'trPr' && table !== undefined) table.isRemoved = true;
      this.#unread += 1;
      return;
    }
    const inside = this.#path.at(-1);
    this.#path.push(name);
    if (name === 'p') this.#paragraphs.push({ text: '', style: null, list: null, level: 0 });
    else if (name === 'r') this.#isHidden = false;
    else if (name === 'blip' || name === 'imagedata') this.pictures += 1;
    else if (name === 'tbl') this.#openTable();
    else if (inside === 'r') this.#add(BREAKS.get(name) ?? '');
    else if (inside === 'rPr') this.#isHidden ||= name === 'vanish' && isOn(attributes);
    else if (inside === 'pPr' || inside === 'numPr')
      this.#readParagraphProperty(name, attributes['val'] ?? '');
    else if (table !== undefined) this.#openInTable(table, name, attributes['val']);
  }

  close(name: string): void {
    if (this.#unread > 0) {
      this.#unread -= 1;
      return;
    }
    this.#path.pop();
    if (name === 'p') this.#closeParagraph();
    else if (name === 'tbl') this.#closeTable();
    else if (name === 'tc') this.#closeCell();
    else if (name === 'tr') this.#closeRow();
  }

  text(text: string): void {
    if (this.#unread === 0 && this.#path.at(-1) === 't') this.#add(text);
  }

  #add(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined && !this.#isHidden) paragraph.text += text;
  }

  #readParagraphProperty(name: string, value: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined) return;
    if (name === 'pStyle') paragraph.style = value;
    else if (name === 'numId') paragraph.list = value;
    else if (name === 'ilvl') paragraph.level = Number(value);
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) return;
    this.#paragraphCount += 1;
    const { text, style, list, level } = paragraph;
    const number = this.#numbering.next(style, list, level);
    const anchor = `paragraph ${this.#paragraphCount}`;
    for (const line of foldLines(`${number}${text}`).split('\n')) {
      if (line !== '' && line !== number) this.#flows.at(-1)?.push({ kind: 'paragraph', text: line, anchor });
    }
  }

  #openTable(): void {
    this.#tableCount += 1;
    this.#tables.push({
      anchor: `table ${this.#tableCount}`,
      rows: [],
      cells: [],
      skipped: 0,
      isRemoved: false,
      columnSpan: 1,
      continues: false,
    });
  }

  #openInTable(table: OpenTable, name: string, value: string | undefined): void {
    if (name === 'tr') Object.assign(table, { cells: [], skipped: 0, isRemoved: false });
    else if (name === 'gridBefore') table.skipped = spanOf(value);
    else if (name === 'tc') {
      Object.assign(table, { columnSpan: 1, continues: false });
      this.#flows.push([]);
    } else if (name === 'gridSpan') table.columnSpan = Math.max(1, spanOf(value));
    else if (name === 'vMerge') table.continues = value !== 'restart';
  }

  #closeCell(): void {
    const table = this.#tables.at(-1);
    const blocks = this.#flows.pop() ?? [];
    table?.cells.push({ blocks, columnSpan: table.columnSpan, continues: table.continues });
  }

  #closeRow(): void {
    const table = this.#tables.at(-1);
    if (table !== undefined && !table.isRemoved)
      table.rows.push({ cells: table.cells, skipped: table.skipped });
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    if (table !== undefined) this.#flows.at(-1)?.push(...blocksOfTable(table.rows, table.anchor));
  }
}

const BREAKS = new Map([
  ['tab', ' '],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '-'],
]);

function isOn(attributes: Readonly<Record<string, string>>): boolean {
  return !['0', 'false', 'off'].includes(attributes['val'] ?? '1');
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? '1', 10);
  return Number.isNaN(span) ? 1 : Math.min(span, MAX_SPAN);
}
