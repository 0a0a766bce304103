import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Name and content of each file of a workspace's export. */
export async function exportsOf(workspace: string): Promise<Map<string, string>> {
  const names = (await readdir(join(workspace, 'export'))).sort();
  const files = new Map<string, string>();
  for (const name of names) files.set(name, await readFile(join(workspace, 'export', name), 'base64'));
  return files;
}
