export interface CsvRecord {
  /** Line on which the record begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** A field, quoted or bare, and its end (RFC 4180, section 2). */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/**
 * The records of a CSV text, the header first; a blank line is no record. Stricter than most
 * readers: a quotation mark where RFC 4180 allows none is a fault, not text.
 * @throws {CsvFault}
 */
export function csvRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const begins = line;
    const fields: string[] = [];
    let end: string | undefined = ',';
    while (end === ',') {
      FIELD.lastIndex = at;
      const match = FIELD.exec(text);
      if (match === null) throw new CsvFault(line);
      const [whole, quoted, bare = ''] = match;
      fields.push(quoted?.replaceAll('""', '"') ?? bare);
      line += whole.split('\n').length - 1;
      at += whole.length;
      end = match[3];
    }
    if (fields.some((field) => field !== '')) records.push({ line: begins, fields });
  }
  return records;
}

export class CsvFault extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`line ${line}`);
    this.line = line;
  }
}
