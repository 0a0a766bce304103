import { access } from 'node:fs/promises';

/** Whether there is an accessible file or folder at a path. */
export function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
