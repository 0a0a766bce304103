import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { codeOf } from '../../workspace/index.ts';
import { timestamp } from '../cdx/cdxj.ts';
import { type Software, warcinfoRecord } from './warc-record.ts';

/** A WARC file that is being written. */
export interface WarcFile {
  readonly name: string;
  /** Where the next record begins. */
  readonly offset: number;
  /** Adds a record; when that fails the file stays as before. */
  append(record: Uint8Array): Promise<void>;
  /** Puts everything on disk, and returns the file's SHA-256 in hex. */
  close(): Promise<string>;
}

/** Begins a file that did not exist, with its warcinfo record. */
export async function createWarcFile(folder: string, now: Date, software: Software): Promise<WarcFile> {
  const { name, handle } = await openNew(folder, timestamp(now.toISOString()));
  const hash = createHash('sha256');
  let offset = 0;
  const append = async (record: Uint8Array): Promise<void> => {
    try {
      // Synchronous, into the system's memory: waking another thread for it takes several times as long.
      appendFileSync(handle.fd, record);
    } catch (error) {
      await handle.truncate(offset);
      throw error;
    }
    offset += record.length;
    hash.update(record);
  };
  await append(await warcinfoRecord(name, now.toISOString(), software));
  return {
    name,
    get offset() {
      return offset;
    },
    append,
    close: async () => {
      await handle.sync();
      await handle.close();
      return hash.digest('hex');
    },
  };
}

async function openNew(folder: string, time: string): Promise<{ name: string; handle: FileHandle }> {
  for (let serial = 0; ; serial += 1) {
    const name = `nianbao-${basename(folder)}-${time}-${String(serial).padStart(5, '0')}.warc.gz`;
    try {
      return { name, handle: await open(join(folder, name), 'ax') };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Names of the WARC files in a folder, in the order of their writing. */
export async function warcFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.warc.gz')).sort();
}
