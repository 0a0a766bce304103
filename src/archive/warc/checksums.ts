import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/index.ts';
import { codeOf, compareText, replaceFile } from '../../workspace/index.ts';

/** SHA-256 of each WARC file that is closed, by its name: nothing writes to such a file again. */
export type Checksums = ReadonlyMap<string, string>;

/** As `sha256sum` writes and checks them. */
export function checksumsPath(folder: string): string {
  return join(folder, 'SHA256SUMS');
}

/** @throws {Failure} `record_invalid` naming the line. */
export async function readChecksums(folder: string): Promise<Checksums> {
  const path = checksumsPath(folder);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line, index) => {
      const [, sum, file] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
      if (sum === undefined || file === undefined) {
        throw new Failure('record_invalid', { record: 'checksum', place: `${path}:${index + 1}` });
      }
      return [file, sum];
    }),
  );
}

export async function addChecksums(folder: string, added: Checksums): Promise<void> {
  if (added.size === 0) return;
  const all = [...(await readChecksums(folder)), ...added];
  const lines = new Map(all.map(([file, sum]) => [file, `${sum}  ${file}\n`]));
  const sorted = [...lines].sort(([a], [b]) => compareText(a, b));
  await replaceFile(checksumsPath(folder), sorted.map(([, line]) => line).join(''));
}
