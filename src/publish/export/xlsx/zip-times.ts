import { type FileHandle, open } from 'node:fs/promises';

/** Signatures and lengths of PKWARE's APPNOTE, sections 4.3.7 (local header), 4.3.12 (central) and 4.3.16 (end). */
const CENTRAL = { signature: 0x02014b50, length: 46, time: 12, lengths: [28, 30, 32], offset: 42 } as const;
const LOCAL_TIME = 10;
const END = { signature: 0x06054b50, length: 22, entries: 10, size: 12, offset: 16 } as const;

/** 1 January 1980, 0:00: the earliest time of a ZIP file, in its two fields of time and date. */
const EARLIEST = Buffer.from([0, 0, 0x21, 0]);

/**
 * Sets the time of every entry of a ZIP file without comment to the earliest: the library writes the current
 * time there, and the same rows would never give the same bytes.
 */
export async function fixZipTimes(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const end = await bytesAt(file, size - END.length, END.length);
    if (end.readUInt32LE(0) !== END.signature) throw new Error(`${path}: no ZIP file, or one with a comment`);
    const start = end.readUInt32LE(END.offset);
    const directory = await bytesAt(file, start, end.readUInt32LE(END.size));
    let at = 0;
    for (let entry = 0; entry < end.readUInt16LE(END.entries); entry += 1) {
      if (directory.readUInt32LE(at) !== CENTRAL.signature)
        throw new Error(`${path}: its directory is broken`);
      await file.write(EARLIEST, 0, EARLIEST.length, start + at + CENTRAL.time);
      await file.write(
        EARLIEST,
        0,
        EARLIEST.length,
        directory.readUInt32LE(at + CENTRAL.offset) + LOCAL_TIME,
      );
      const variable = CENTRAL.lengths.map((field) => directory.readUInt16LE(at + field));
      at += variable.reduce((sum, length) => sum + length, CENTRAL.length);
    }
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer;
}
