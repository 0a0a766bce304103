import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Every file below a folder, by its path with slashes, with the hash of its bytes. */
export async function hashes(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found: Record<string, string> = {};
  for (const file of files.sort()) {
    const path = relative(folder, file).split(sep).join('/');
    found[path] = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  }
  return found;
}
