import { mkdir, rename, rm } from 'node:fs/promises';
import { isThere } from './is-there.ts';

/**
 * Makes a folder anew beside its place and puts it there when it is whole. When `write` fails, the old folder stays;
 * cut off between the two renames, the old one lies at `<folder>.old` and is put back by the next call.
 */
export async function replaceFolderWith(
  folder: string,
  write: (beside: string) => Promise<void>,
): Promise<void> {
  const beside = `${folder}.tmp`;
  const old = `${folder}.old`;
  if (await isThere(old)) {
    if (await isThere(folder)) await rm(old, { recursive: true });
    else await rename(old, folder);
  }
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  try {
    await write(beside);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
  if (await isThere(folder)) await rename(folder, old);
  await rename(beside, folder);
  await rm(old, { recursive: true, force: true });
}
