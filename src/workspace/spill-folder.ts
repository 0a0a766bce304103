import { access, constants } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Where DuckDB may put what does not fit in memory: beside a file, or among temporary files where nothing can be written there. */
export async function spillFolder(path: string): Promise<string> {
  const name = `${basename(path)}.spill-${process.pid}`;
  const isWritable = await access(dirname(path), constants.W_OK).then(
    () => true,
    () => false,
  );
  return join(isWritable ? dirname(path) : tmpdir(), name);
}
