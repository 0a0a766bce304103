import { readdir } from 'node:fs/promises';
import { codeOf } from './error-code.ts';

/** Names of the files and folders in a folder; one that does not exist has none. */
export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
}
