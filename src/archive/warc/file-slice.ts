import { type FileHandle, open } from 'node:fs/promises';

/** @throws {RangeError} when the file ends before the slice does. */
export async function readSlice(path: string, offset: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    return await sliceOf(file, offset, length);
  } finally {
    await file.close();
  }
}

/** The same of a file that is open. */
export async function sliceOf(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const slice = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(slice, filled, length - filled, offset + filled);
    if (bytesRead === 0) throw new RangeError(`the file ends before byte ${offset + length}`);
    filled += bytesRead;
  }
  return slice;
}
