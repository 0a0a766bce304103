import { open } from 'node:fs/promises';

/** @throws {RangeError} when the file ends before the slice does. */
export async function readSlice(path: string, offset: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const slice = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await file.read(slice, filled, length - filled, offset + filled);
      if (bytesRead === 0) throw new RangeError(`${path} ends before byte ${offset + length}`);
      filled += bytesRead;
    }
    return slice;
  } finally {
    await file.close();
  }
}
