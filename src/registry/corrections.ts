import { readFile } from 'node:fs/promises';
import { type Correction, CorrectionSchema, Failure } from '../domain/index.ts';
import { CsvFault, type CsvRecord, csvRecords } from './csv.ts';
import type { ValidatedFile } from './validated-file.ts';

const FIELDS = Object.keys(CorrectionSchema.shape);

/**
 * Reads the corrections by hand: a CSV file with the fields of a correction as its header.
 * @throws {Failure} `registry_unreadable`, or `registry_invalid` with one line `file:line: field: what is wrong` for
 *   each fault; two corrections of one cell are a fault.
 */
export async function readCorrections(path: string): Promise<ValidatedFile<Correction[]>> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Failure('registry_unreadable', `${path}: cannot be read (${String(error)})`, { cause: error });
  });
  const [header, ...records] = recordsOf(path, bytes.toString('utf8'));
  if (header === undefined || header.fields.join() !== FIELDS.join()) {
    throw new Failure('registry_invalid', `${path}:1: the header must be ${FIELDS.join()}`);
  }
  const faults: string[] = [];
  const corrections = new Map<string, Correction>();
  for (const record of records) {
    const { correction, messages } = correctionOf(record);
    faults.push(...messages.map((message) => `${path}:${record.line}: ${message}`));
    if (correction === null) continue;
    const key = `${correction.report} ${correction.cell}`;
    if (corrections.has(key)) faults.push(`${path}:${record.line}: cell: ${key} is corrected twice`);
    corrections.set(key, correction);
  }
  if (faults.length > 0) throw new Failure('registry_invalid', faults.join('\n'));
  return { value: [...corrections.values()], bytes };
}

function recordsOf(path: string, text: string): CsvRecord[] {
  try {
    return csvRecords(text);
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    throw new Failure('registry_invalid', `${path}:${error.line}: ${error.message}`, { cause: error });
  }
}

function correctionOf({ fields }: CsvRecord): { correction: Correction | null; messages: string[] } {
  if (fields.length !== FIELDS.length) {
    return { correction: null, messages: [`has ${fields.length} fields instead of ${FIELDS.length}`] };
  }
  const result = CorrectionSchema.safeParse(Object.fromEntries(FIELDS.map((name, at) => [name, fields[at]])));
  if (result.success) return { correction: result.data, messages: [] };
  const messages = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { correction: null, messages };
}
