import { readHeader } from './header.ts';
import type { HeaderMatch } from './header-match.ts';
import { isPrintedValue, isValue, type Line } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A header and the lines below it, up to the next header. */
export interface Section {
  readonly headers: readonly HeaderMatch[];
  /** Table of the header: only lines of the same table share its grid. */
  readonly table: number;
  /** Lines with values, and lines of text that may be part of a label broken over rows. */
  readonly lines: readonly Line[];
}

/** Cuts the lines of a document at its headers. Lines before the first header have no readings. */
export function sectionsOf(lines: readonly Line[], vocabulary: Vocabulary): Section[] {
  const cutter = new SectionCutter(vocabulary);
  for (const line of lines) cutter.take(line);
  return cutter.finish();
}

class SectionCutter {
  readonly #vocabulary: Vocabulary;
  readonly #sections: Section[] = [];
  /** Lines of the header that is being read; a header continues until its first values. */
  #header: Line[] = [];
  #inHeader = false;
  /** Lines of labels that turn out to be the top of a header when one follows. */
  #pending: Line[] = [];
  #body: Line[] = [];
  #headers: readonly HeaderMatch[] = [];
  #table = -1;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  take(line: Line): void {
    if (hasValues(line)) this.#takeValues(line);
    else if (isHeaderLine(line)) this.#takeHeader(line);
    else if (this.#inHeader && !isBrokenLabel(line)) this.#header.push(line);
    else {
      this.#endHeader();
      if (line.tokens.some((token) => token.roles.length > 0)) this.#pending.push(line);
      this.#body.push(line);
    }
  }

  finish(): Section[] {
    this.#close();
    return this.#sections;
  }

  #takeHeader(line: Line): void {
    if (!this.#inHeader) {
      this.#close();
      this.#header = this.#pending.filter((pending) => pending.table === line.table);
      this.#pending = [];
      this.#inHeader = true;
    }
    this.#header.push(line);
  }

  #takeValues(line: Line): void {
    this.#endHeader();
    const split = this.#splitText(line);
    if (split !== null) {
      this.#close();
      this.#headers = split.headers;
      this.#table = line.table;
      this.#body.push(split.line);
    } else this.#body.push(line);
    this.#pending = [];
  }

  #endHeader(): void {
    if (!this.#inHeader) return;
    this.#inHeader = false;
    this.#headers = readHeader(this.#header, this.#vocabulary);
    this.#table = this.#header.at(-1)?.table ?? -1;
    this.#header = [];
  }

  /**
   * In text without a grid the labels of a header continue into the first row's: the last label that may be a
   * column's and leaves a readable header ends it.
   */
  #splitText(line: Line): { readonly headers: readonly HeaderMatch[]; readonly line: Line } | null {
    const firstValue = line.tokens.findIndex(isValue);
    const labels = line.tokens.slice(0, firstValue === -1 ? undefined : firstValue);
    if (labels.length < 2 || labels.some((label) => label.columns !== null)) return null;
    const values = line.tokens.slice(labels.length);
    for (let end = labels.length; end > 0; end -= 1) {
      const { roles } = labels[end - 1] ?? { roles: [] };
      if (roles.length > 0 && !roles.some((role) => role.kind === 'column')) continue;
      const isRemarks = labels[end]?.roles.some((role) => role.kind === 'remarks') ?? false;
      const cut = isRemarks ? end + 1 : end;
      const rowLabels = labels.slice(cut);
      const header = { tokens: labels.slice(0, cut), table: line.table };
      const headers = readHeader([...this.#pending, header], this.#vocabulary).filter(
        ({ columns }) => fits(columns, values.length) && (rowLabels.length > 0 || columns[0]?.row !== null),
      );
      if (headers.length > 0) {
        return { headers, line: { tokens: [...rowLabels, ...values], table: line.table } };
      }
    }
    return null;
  }

  #close(): void {
    this.#endHeader();
    if (this.#body.length > 0) {
      this.#sections.push({ headers: this.#headers, table: this.#table, lines: this.#body });
    }
    this.#body = [];
  }
}

/** As many values as columns, with or without those that the form does not have. */
function fits(columns: HeaderMatch['columns'], values: number): boolean {
  return columns.length === values || columns.filter((column) => column.column !== null).length === values;
}

/** Whether the line has something in the position of values: a number or dash, or blanks after a row's label. */
function hasValues(line: Line): boolean {
  if (line.tokens.some(isPrintedValue)) return true;
  if (isHeaderLine(line)) return false;
  // Labels of rows printed side by side belong to a header, and blanks after them are the rest of their spans.
  const last = line.tokens.findLastIndex((token) =>
    token.roles.some(
      (role) => role.kind === 'row' && !role.heading && role.form.table.layout !== 'single_row',
    ),
  );
  if (last === -1 || last === line.tokens.length - 1) return false;
  return line.tokens.slice(last + 1).every((token) => isValue(token) || token.roles.length === 0);
}

/** An unknown word before blanks: the rest of a row's label at a page break, with its values on the other page. */
function isBrokenLabel(line: Line): boolean {
  const last = line.tokens.findLast((token) => !isValue(token));
  return last?.columns != null && last.roles.length === 0 && last !== line.tokens.at(-1);
}

function isHeaderLine(line: Line): boolean {
  const columns = line.tokens.filter((token) => token.roles.some((role) => role.kind === 'column'));
  if (columns.length >= 2) return true;
  const [only] = columns;
  if (only === undefined) return false;
  if (line.tokens.some((token) => token.roles.some((role) => role.kind === 'row'))) return false;
  // One word before blanks is the rest of a row's label at a page break: 数量 of 申请数量.
  return only === line.tokens.at(-1) || line.tokens.some((token) => token !== only && !isValue(token));
}
