import { type HeaderReading, readHeader } from './header.ts';
import type { Line, Token } from './line.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A header and the lines below it, up to the next header. */
export interface Section {
  readonly readings: readonly HeaderReading[];
  /** Table that the header stands in: only lines of the same table share its grid. */
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
  /** Lines of the header that is being read; a header goes on until its first values. */
  #header: Line[] = [];
  #inHeader = false;
  /** Lines of labels that turn out to be the top of a header when one follows. */
  #pending: Line[] = [];
  #body: Line[] = [];
  #readings: readonly HeaderReading[] = [];
  #table = -1;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  take(line: Line): void {
    if (hasValues(line)) this.#takeValues(line);
    else if (isHeaderLine(line)) this.#takeHeader(line);
    else if (this.#inHeader) this.#header.push(line);
    else {
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
      this.#readings = split.readings;
      this.#table = line.table;
      this.#body.push(split.line);
    } else this.#body.push(line);
    this.#pending = [];
  }

  #endHeader(): void {
    if (!this.#inHeader) return;
    this.#inHeader = false;
    this.#readings = readHeader(this.#header, this.#vocabulary);
    this.#table = this.#header.at(-1)?.table ?? -1;
    this.#header = [];
  }

  /**
   * In text without a grid the labels of a header run on into the first row's: the labels before the
   * values are all of a header's, or all but the last.
   */
  #splitText(line: Line): { readonly readings: readonly HeaderReading[]; readonly line: Line } | null {
    const labels = line.tokens.filter((token) => token.reading.kind === 'text');
    const values = line.tokens.slice(labels.length);
    const last = labels.at(-1);
    if (last === undefined || last.columns !== null || labels.length < 2) return null;
    if (this.#readings.some((reading) => fits(reading, last, values.length))) {
      const others = labels.slice(0, -1);
      if (others.every((label) => !label.roles.some((role) => role.kind === 'column'))) return null;
    }
    const above = [...this.#pending, { tokens: labels.slice(0, -1), table: line.table }];
    const withRow = readHeader(above, this.#vocabulary).filter((reading) =>
      fits(reading, last, values.length),
    );
    if (withRow.length > 0) {
      return { readings: withRow, line: { tokens: [last, ...values], table: line.table } };
    }
    const whole = readHeader(
      [...this.#pending, { tokens: labels, table: line.table }],
      this.#vocabulary,
    ).filter((reading) => reading.columns.every((column) => column.row !== null));
    return whole.length === 0 ? null : { readings: whole, line: { tokens: values, table: line.table } };
  }

  #close(): void {
    this.#endHeader();
    if (this.#body.length > 0) {
      this.#sections.push({ readings: this.#readings, table: this.#table, lines: this.#body });
    }
    this.#body = [];
  }
}

function fits(reading: HeaderReading, label: Token, values: number): boolean {
  return (
    reading.columns.length === values &&
    label.roles.some((role) => role.kind === 'row' && role.form === reading.form && !role.heading)
  );
}

/** Something stands where values stand: a number or dash, or blanks behind a row's label. */
function hasValues(line: Line): boolean {
  const kinds = line.tokens.map((token) => token.reading.kind);
  if (kinds.includes('number') || kinds.includes('placeholder')) return true;
  const last = line.tokens.findLastIndex((token) =>
    token.roles.some((role) => role.kind === 'row' && !role.heading),
  );
  const label = line.tokens[last];
  return (
    label !== undefined &&
    !isHeaderLine(line) &&
    last < line.tokens.length - 1 &&
    line.tokens.slice(last + 1).every((token) => token.reading.kind === 'blank' || token.roles.length === 0)
  );
}

function isHeaderLine(line: Line): boolean {
  const columns = line.tokens.filter((token) => token.roles.some((role) => role.kind === 'column'));
  if (columns.length >= 2) return true;
  const [only] = columns;
  return only !== undefined && !line.tokens.some((token) => token.roles.some((role) => role.kind === 'row'));
}
