import { decodeAs } from '../../domain/index.ts';
import type { Document } from '../document.ts';
import { Unreadable } from '../unreadable.ts';
import { BodyBuilder, type CellDefinition, type RowDefinition } from '../word-body.ts';
import { type RtfToken, tokensOf } from './tokens.ts';

/** Greatest depth of groups in groups. */
const DEEPEST = 1_000;
/** Greatest depth of tables in tables. */
const DEEPEST_TABLE = 30;

/** Groups without text of the page; all groups that begin with `\*` are such too, except those in `READ_STARRED`. */
const UNREAD = new Set(
  (
    'colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf footnote ' +
    'fldinst sp listtable listoverridetable nonesttables'
  ).split(' '),
);
const READ_STARRED = new Set(['shpinst', 'nesttableprops']);

/** Encodings of `\fcharsetN`; another font has that of the file. */
const CHARSETS = new Map([
  [134, 'gb18030'],
  [136, 'big5'],
  [128, 'shift_jis'],
]);

/**
 * Reads an RTF with the grid of its tables. Anchors are `paragraph 12` and `table 3, row 2, cell 4`.
 * @throws {Unreadable} `truncated`, `too_deep`, `needs_ocr`.
 */
export function readRtf(bytes: Uint8Array): Document {
  const reader = new RtfReader();
  for (const token of tokensOf(bytes)) reader.take(token);
  const blocks = reader.finish();
  return { title: null, meta: new Map(), blocks, attachments: [] };
}

/** What a group inherits from the one around it. */
interface Group {
  readonly isRead: boolean;
  readonly isFontTable: boolean;
  readonly encoding: string | null;
  readonly isHidden: boolean;
  /** Characters that follow a `\u` for programs that do not know it. */
  readonly substitutes: number;
}

class RtfReader {
  readonly #body = new BodyBuilder();
  readonly #groups: Group[] = [];
  #group: Group = { isRead: true, isFontTable: false, encoding: null, isHidden: false, substitutes: 1 };
  #isFirstInGroup = false;
  #isStarred = false;
  /** Substitutes still to be skipped. */
  #skip = 0;
  #fileEncoding = 'windows-1252';
  readonly #fonts = new Map<number, string>();
  #font = 0;
  #bytes: number[] = [];
  #text = '';
  #depth = 0;
  #row: { left: number; rights: number[]; cells: CellDefinition[]; cell: CellDefinition } = newRow();
  #pictures = 0;
  #hasText = false;

  take(token: RtfToken): void {
    if (token.kind === 'text') this.#takeText(token.bytes);
    else {
      this.#decode();
      if (token.kind === 'open') this.#openGroup();
      else if (token.kind === 'close') this.#closeGroup();
      else if (token.kind === 'symbol') this.#takeSymbol(token.symbol);
      else this.#takeWord(token.name, token.value);
    }
  }

  finish() {
    this.#decode();
    if (this.#groups.length > 0) throw new Unreadable('truncated', { open_groups: this.#groups.length });
    if (this.#text !== '') this.#end('paragraph');
    if (!this.#hasText && this.#pictures > 0) throw new Unreadable('needs_ocr', { pictures: this.#pictures });
    return this.#body.finish();
  }

  #openGroup(): void {
    this.#groups.push(this.#group);
    if (this.#groups.length > DEEPEST) throw new Unreadable('too_deep', { nested: 'group', levels: DEEPEST });
    this.#isFirstInGroup = true;
    this.#isStarred = false;
    this.#skip = 0;
  }

  #closeGroup(): void {
    this.#group = this.#groups.pop() ?? this.#group;
    this.#isFirstInGroup = false;
    this.#skip = 0;
  }

  #takeText(bytes: Uint8Array): void {
    this.#isFirstInGroup = false;
    if (!this.#group.isRead || this.#group.isHidden || this.#group.isFontTable) return;
    const skipped = Math.min(this.#skip, bytes.length);
    this.#skip -= skipped;
    for (const byte of bytes.subarray(skipped)) this.#bytes.push(byte);
  }

  /** Characters of several bytes may come in several tokens. */
  #decode(): void {
    if (this.#bytes.length === 0) return;
    this.#text += decodeAs(this.#group.encoding ?? this.#fileEncoding, Uint8Array.from(this.#bytes));
    this.#bytes = [];
  }

  #takeSymbol(symbol: string): void {
    if (symbol === '*') this.#isStarred = true;
    else {
      this.#isFirstInGroup = false;
      this.#print(SYMBOLS.get(symbol) ?? '');
    }
  }

  #takeWord(name: string, value: number | null): void {
    if (this.#isFirstInGroup) {
      this.#isFirstInGroup = false;
      if (name === 'pict') this.#pictures += 1;
      if (UNREAD.has(name) || (this.#isStarred && !READ_STARRED.has(name))) {
        this.#group = { ...this.#group, isRead: false };
      } else if (name === 'fonttbl') this.#group = { ...this.#group, isFontTable: true };
    }
    if (name === 'ansicpg' && value === 936) this.#fileEncoding = 'gb18030';
    else if (this.#group.isFontTable) this.#takeFont(name, value ?? 0);
    else if (this.#group.isRead) {
      this.#format(name, value);
      this.#define(name, value ?? 0);
      this.#write(name, value ?? 0);
    }
  }

  #takeFont(name: string, value: number): void {
    if (name === 'f') this.#font = value;
    const encoding = name === 'fcharset' ? CHARSETS.get(value) : undefined;
    if (encoding !== undefined) this.#fonts.set(this.#font, encoding);
  }

  #format(name: string, value: number | null): void {
    if (name === 'f') this.#group = { ...this.#group, encoding: this.#fonts.get(value ?? 0) ?? null };
    else if (name === 'uc') this.#group = { ...this.#group, substitutes: value ?? 1 };
    else if (name === 'v' || name === 'deleted') this.#group = { ...this.#group, isHidden: value !== 0 };
    else if (name === 'plain') this.#group = { ...this.#group, isHidden: false, encoding: null };
    else if (name === 'pard') this.#depth = 0;
    else if (name === 'intbl') this.#depth = Math.max(1, this.#depth);
    else if (name === 'itap') this.#depth = Math.min(value ?? 0, DEEPEST_TABLE);
  }

  #define(name: string, value: number): void {
    const row = this.#row;
    if (name === 'trowd') this.#row = newRow();
    else if (name === 'trleft') row.left = value;
    else if (name === 'clvmrg') row.cell = { ...row.cell, continues: true };
    else if (name === 'clmrg') row.cell = { ...row.cell, isJoined: true };
    else if (name === 'cellx') {
      row.rights.push(value);
      row.cells.push(row.cell);
      row.cell = PLAIN_CELL;
    }
  }

  #write(name: string, value: number): void {
    if (name === 'u') {
      this.#print(String.fromCharCode(value < 0 ? value + 0x10000 : value));
      this.#skip = this.#group.substitutes;
    } else if (name === 'par' || name === 'sect') this.#end('paragraph');
    else if (name === 'cell' || name === 'nestcell') this.#end('cell');
    else if (name === 'row' || name === 'nestrow') this.#end('row');
    else this.#print(WORDS.get(name) ?? '');
  }

  #print(text: string): void {
    if (this.#group.isRead && !this.#group.isHidden && !this.#group.isFontTable) this.#text += text;
  }

  #end(end: 'paragraph' | 'cell' | 'row'): void {
    const depth = end === 'paragraph' ? this.#depth : Math.max(1, this.#depth);
    this.#hasText ||= this.#text.trim() !== '';
    this.#body.add({ text: this.#text, depth, end, row: end === 'row' ? definitionOf(this.#row) : null });
    this.#text = '';
  }
}

const PLAIN_CELL: CellDefinition = { continues: false, isJoined: false };

function newRow() {
  return { left: 0, rights: [] as number[], cells: [] as CellDefinition[], cell: PLAIN_CELL };
}

function definitionOf({ left, rights, cells }: ReturnType<typeof newRow>): RowDefinition {
  return { edges: [left, ...rights], cells };
}

const SYMBOLS = new Map([
  ['~', ' '],
  ['_', '-'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
]);

const WORDS = new Map([
  ['line', '\n'],
  ['page', '\n'],
  ['tab', ' '],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
]);
