import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readDocument } from '../../src/read/index.ts';

const READINGS = 20;

/** Largest resident set, in MiB, of a process that reads one file 20 times and nothing else; of one that reads none for null. */
export async function peakOf(path: string | null): Promise<number> {
  const script = fileURLToPath(import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...(path === null ? [] : [path])]);
  return Number(stdout);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , path] = process.argv;
  if (path !== undefined) {
    const bytes = new Uint8Array(await readFile(path));
    for (let reading = 0; reading < READINGS; reading += 1) await readDocument(bytes, null);
  }
  console.log(process.resourceUsage().maxRSS / 1024);
}
