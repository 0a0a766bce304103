import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { Failure, measuresOf, problem } from '../../domain/index.ts';
import {
  createExtractPool,
  type ExtractedDocument,
  MAX_DOCUMENT_BYTES,
  NO_CONTEXT,
  officeIn,
  toContract,
  unreadable,
} from '../../extract/index.ts';
import { readRegistry } from '../../registry/index.ts';
import { problemMessage } from '../../text/index.ts';
import type { CommandContext } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { ocrOf } from '../ocr-of.ts';
import { extractedLines } from '../print-extracted.ts';

export type OutputFormat = 'json' | 'csv' | 'table';

interface ReadFile {
  readonly file: string;
  readonly bytes: Uint8Array | null;
  readonly extracted: ExtractedDocument;
}

/** Reads single documents and prints their content; needs no workspace. */
export async function extractFiles(
  files: readonly string[],
  format: OutputFormat,
  context: CommandContext,
): Promise<ExitStatus> {
  const registry = await readRegistry();
  const pool = createExtractPool(registry, { office: officeIn(context.env), ocr: ocrOf(context) });
  const read: ReadFile[] = [];
  try {
    for (const file of await filesIn(files, context.cwd)) {
      const bytes = await bytesOf(file, context.cwd);
      const reports =
        bytes === null
          ? [unreadable(problem('too_large_to_read'))]
          : await pool.extractAll(bytes, null, NO_CONTEXT);
      read.push(...reports.map((extracted) => ({ file, bytes, extracted })));
    }
  } finally {
    await pool.close();
  }
  const labels = new Map(measuresOf(registry.templates).map((measure) => [measure.id, measure.zh]));
  context.terminal.out(print(read, format, labels, context.terminal.outWidth));
  const failed = read.filter(({ extracted }) => !extracted.isReport);
  for (const { file, extracted } of failed) {
    context.terminal.err(
      `${file}: ${extracted.problems.map((problem) => `${problem.code}: ${problemMessage(problem)}`).join(' ')}\n`,
    );
  }
  return failed.length === 0 ? EXIT.done : EXIT.incomplete;
}

/** The paths given, folders replaced by the files in them, at any depth and by name. */
async function filesIn(paths: readonly string[], cwd: string): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    if (!(await isKind(resolve(cwd, path), 'isDirectory'))) {
      found.push(path);
      continue;
    }
    const inside = (await readdir(resolve(cwd, path), { recursive: true }))
      .sort()
      .map((name) => join(path, name));
    const files: string[] = [];
    for (const entry of inside) if (await isKind(resolve(cwd, entry), 'isFile')) files.push(entry);
    if (files.length === 0) throw new Failure('file_unreadable', { path, fault: 'empty_folder' });
    for (const file of files) found.push(file);
  }
  return found;
}

/** False for a missing path: that is reported when it is read. */
function isKind(path: string, kind: 'isDirectory' | 'isFile'): Promise<boolean> {
  return stat(path).then(
    (entry) => entry[kind](),
    () => false,
  );
}

/** Null for a file that is larger than any report: it is not read. */
async function bytesOf(file: string, cwd: string): Promise<Uint8Array | null> {
  const unreadable = (cause: unknown) =>
    new Failure('file_unreadable', { path: file, said: String(cause) }, { cause });
  const { size } = await stat(resolve(cwd, file)).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  if (size > MAX_DOCUMENT_BYTES) return null;
  return readFile(resolve(cwd, file)).catch((cause: unknown) => {
    throw unreadable(cause);
  });
}

function print(
  read: readonly ReadFile[],
  format: OutputFormat,
  labels: ReadonlyMap<string, string>,
  width: number | null,
): string {
  if (format === 'json') {
    const objects = read.map(({ file, bytes, extracted }) => toContract(file, bytes, extracted));
    return JSON.stringify(objects.length === 1 ? objects[0] : objects, null, 2);
  }
  if (format === 'csv') return csv(read);
  return read.map((one) => extractedLines(one, labels, width).join('\n')).join('\n\n');
}

function csv(read: readonly ReadFile[]): string {
  const rows = read.flatMap(({ file, extracted }) =>
    extracted.observations.map((cell) => ({
      file,
      table: cell.table,
      row: cell.row,
      column: cell.column,
      value: cell.value,
      raw: cell.raw,
      unit: cell.unit,
      flags: cell.flags.join(';'),
      matched_by: cell.matchedBy,
      anchor: cell.anchor?.place ?? null,
      confidence: cell.confidence,
    })),
  );
  return stringify(rows, { header: true, escape_formulas: true }).trimEnd();
}
