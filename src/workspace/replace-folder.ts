import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isThere } from './is-there.ts';
import { namesIn } from './names-in.ts';

const NEW = '.tmp';
const OLD = '.old';

/**
 * Writes a folder beside its place and puts it there when it is complete. When that fails, the old folder stays;
 * cut off between the two renames, the old one is at `<folder>.old`, where `restoreFolder` finds it.
 */
export async function replaceFolderWith(
  folder: string,
  write: (beside: string) => Promise<void>,
): Promise<void> {
  const beside = `${folder}${NEW}`;
  const old = `${folder}${OLD}`;
  await restoreFolder(folder);
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  try {
    await write(beside);
    if (await isThere(folder)) await rename(folder, old);
    await rename(beside, folder);
  } catch (error) {
    await restoreFolder(folder);
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** Puts back the old folder where `replaceFolderWith` was cut off before the new one was in its place. */
export async function restoreFolder(folder: string): Promise<void> {
  const old = `${folder}${OLD}`;
  if (!(await isThere(old))) return;
  if (await isThere(folder)) await rm(old, { recursive: true });
  else await rename(old, folder);
}

/** Names of the entries of a folder whose sub-folders are replaced as above; puts old ones back. */
export async function replacedFolders(parent: string): Promise<string[]> {
  const names = await namesIn(parent);
  const old = names.filter((name) => name.endsWith(OLD)).map((name) => name.slice(0, -OLD.length));
  for (const name of old) await restoreFolder(join(parent, name));
  const standing = names.filter((name) => !name.endsWith(OLD) && !name.endsWith(NEW));
  return [...new Set([...standing, ...old])];
}
