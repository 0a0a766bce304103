import type { Paragraph, Table } from '../document.ts';
import { type CellReading, readCell } from '../value.ts';
import type { Role, Vocabulary } from './vocabulary.ts';

/** A printed cell with what it could be. */
export interface Token {
  readonly text: string;
  readonly reading: CellReading;
  readonly roles: readonly Role[];
  /** Grid columns that it covers, end exclusive; null in text that has lost its grid. */
  readonly columns: { readonly start: number; readonly end: number } | null;
  /** Rows that it covers. */
  readonly rowSpan: number;
  readonly anchor: string;
}

/** Tokens of one row of a table, or of what once was one. */
export interface Line {
  readonly tokens: readonly Token[];
  /** Number of the table in the document; lines of different tables do not share a grid. */
  readonly table: number;
}

export function linesOfTable(table: Table, number: number, vocabulary: Vocabulary): Line[] {
  return table.rows
    .filter((cells) => cells.length > 0)
    .map((cells) => ({
      table: number,
      tokens: joinSplitLabels(
        cells.map((cell) =>
          tokenOf(
            cell.text,
            cell.anchor,
            { start: cell.column, end: cell.column + cell.columnSpan },
            cell.rowSpan,
            vocabulary,
          ),
        ),
        vocabulary,
      ),
    }));
}

/** The same table with rows and columns exchanged. */
export function transposed(table: Table): Table {
  const rows: Table['rows'][number][number][][] = Array.from({ length: table.width }, () => []);
  for (const cell of table.rows.flat()) {
    rows[cell.column]?.push({
      ...cell,
      row: cell.column,
      column: cell.row,
      rowSpan: cell.columnSpan,
      columnSpan: cell.rowSpan,
    });
  }
  return { ...table, rows, width: table.rows.length };
}

/**
 * Paragraphs that may once have been cells. Labels broken over lines are joined again; a line ends where
 * a label follows a value.
 */
export function linesOfText(
  paragraphs: readonly Paragraph[],
  number: number,
  vocabulary: Vocabulary,
): Line[] {
  const single = paragraphs.flatMap((paragraph) =>
    splitValues(paragraph.text).map((text) => tokenOf(text, paragraph.anchor, null, 1, vocabulary)),
  );
  const lines: Line[] = [];
  let tokens: Token[] = [];
  const close = () => {
    if (tokens.length > 0) lines.push({ tokens, table: number });
    tokens = [];
  };
  for (const token of joinSplitLabels(single, vocabulary)) {
    const isValue = token.roles.length === 0 && token.reading.kind !== 'text';
    const afterValue = tokens.some((known) => known.roles.length === 0);
    if (isValue) {
      tokens.push(token);
      continue;
    }
    if (afterValue) close();
    if (token.roles.length === 0) {
      // A sentence stands alone: what comes after it is another matter.
      close();
      lines.push({ tokens: [token], table: number });
    } else tokens.push(token);
  }
  close();
  return lines;
}

/** `0 0 0 2`: a row of values on one line of text. */
function splitValues(text: string): string[] {
  const parts = text.split(/\t+|\s{2,}|\s(?=\d)/);
  const allValues = parts.length > 1 && parts.every((part) => /^[\d/.—-]+$/.test(part.trim()));
  return allValues ? parts.map((part) => part.trim()) : [text];
}

function tokenOf(
  text: string,
  anchor: string,
  columns: Token['columns'],
  rowSpan: number,
  vocabulary: Vocabulary,
): Token {
  const reading = readCell(text);
  const roles = reading.kind === 'text' ? vocabulary.rolesOf(text) : [];
  return { text, reading, roles, columns, rowSpan, anchor };
}

const LONGEST_SPLIT = 6;
/** No form has a label of more characters; sentences are not tried. */
const LONGEST_LABEL = 80;

/** Joins neighbours that are a label only together: 结果 | 纠正, or a label broken over lines of text. */
function joinSplitLabels(tokens: readonly Token[], vocabulary: Vocabulary): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const run = token.reading.kind === 'text' ? longestJoin(tokens, at, vocabulary) : null;
    joined.push(run?.token ?? token);
    at += run?.length ?? 1;
  }
  return joined;
}

function longestJoin(
  tokens: readonly Token[],
  from: number,
  vocabulary: Vocabulary,
): { readonly token: Token; readonly length: number } | null {
  let best: { token: Token; length: number } | null = null;
  let text = '';
  for (let length = 1; length <= LONGEST_SPLIT; length += 1) {
    const token = tokens[from + length - 1];
    if (token === undefined || token.reading.kind !== 'text') break;
    if (text.length + token.text.length > LONGEST_LABEL) break;
    // A label that is one already is joined only to pieces that are none.
    if (length > 1 && token.roles.length > 0 && tokens[from]?.roles.length !== 0) break;
    text += length === 1 ? token.text : `\n${token.text}`;
    if (length === 1) continue;
    const roles = vocabulary.rolesOf(text);
    if (roles.length > 0) best = { token: merged(tokens.slice(from, from + length), text, roles), length };
  }
  return best;
}

function merged(tokens: readonly Token[], text: string, roles: readonly Role[]): Token {
  const [first] = tokens;
  const last = tokens.at(-1);
  return {
    text,
    reading: { kind: 'text' },
    roles,
    columns: first?.columns && last?.columns ? { start: first.columns.start, end: last.columns.end } : null,
    rowSpan: Math.max(...tokens.map((token) => token.rowSpan)),
    anchor: first?.anchor ?? '',
  };
}
