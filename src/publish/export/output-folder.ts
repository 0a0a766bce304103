import { join } from 'node:path';
import { Failure } from '../../domain/index.ts';
import { codeOf, namesIn, replaceFolderWith } from '../../workspace/index.ts';
import { EXPORT_TABLES } from './tables.ts';

/** What an export may put at the top of its folder. */
const OURS: ReadonlySet<string> = new Set([
  ...EXPORT_TABLES.map(({ name }) => `${name}.csv`),
  'dictionary.csv',
  'by-year',
  'by-province',
  'parquet',
  'nianbao.xlsx',
  'nianbao.sqlite',
  'datapackage.json',
  'CITATION.cff',
  'LICENCE.md',
]);
/** Files of file managers (.DS_Store), and of Excel beside an open workbook (~$nianbao.xlsx). */
const PASSING = /^(\.|~\$)/;

/**
 * Replaces the existing export by what `write` makes; on any failure the old one stays complete.
 * @throws {Failure} `folder_taken` when the folder has files that no export wrote; `export_unwritable`; `export_too_large`
 */
export async function replaceExport(folder: string, write: (beside: string) => Promise<void>): Promise<void> {
  try {
    const foreign = (await namesIn(folder)).find((name) => !OURS.has(name) && !PASSING.test(name));
    if (foreign !== undefined) {
      throw new Failure('folder_taken', { path: join(folder, foreign) });
    }
    await replaceFolderWith(folder, write);
  } catch (error) {
    if (error instanceof Error && isOfTheDisk(error)) {
      const facts = { path: folder, said: firstLine(error) };
      throw new Failure('export_unwritable', facts, { cause: error });
    }
    if (error instanceof Error && error.message.startsWith('Out of Memory Error')) {
      throw new Failure('export_too_large', { said: firstLine(error) }, { cause: error });
    }
    throw error;
  }
}

const DISK_CODES: ReadonlySet<unknown> = new Set([
  'EACCES',
  'EDQUOT',
  'EFBIG',
  'EIO',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);
/** DuckDB and SQLite report it only in words. */
const DISK_WORDS =
  /IO Error|No space left|File too large|disk is full|disk I\/O error|unable to open database/;

function isOfTheDisk(error: Error): boolean {
  return DISK_CODES.has(codeOf(error)) || DISK_WORDS.test(error.message);
}

function firstLine({ message }: Error): string {
  return message.split('\n', 1)[0] ?? message;
}
