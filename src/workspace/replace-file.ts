import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file beside its place and renames it over: a reader sees the old bytes or the new, never half. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  await replaceFileWith(path, async (beside) => {
    const file = await open(beside, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

/** The same for a file that `write` creates itself, at the path it gets. On failure the old file stays. */
export async function replaceFileWith(path: string, write: (beside: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.tmp`;
  await rm(beside, { force: true });
  try {
    await write(beside);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
