import { open } from 'node:fs/promises';

const BYTES_AT_ONCE = 1024 * 1024;

/** The bytes of a file through one buffer, each chunk good until the next: a stream would leave gigabytes to collect. */
export async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  const buffer = Buffer.alloc(BYTES_AT_ONCE);
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
