import { type FileHandle, mkdir, open } from 'node:fs/promises';
import PQueue from 'p-queue';
import { replaceFile } from '../workspace/index.ts';
import { readBody } from './body.ts';
import { type Capture, observe, recordWithBody } from './capture.ts';
import { cdxjLine, compareCaptures, sortedIndex } from './cdxj.ts';
import type { Exchange } from './exchange.ts';
import { indexPath } from './index-file.ts';
import { type Recovery, recoverArchive } from './recovery.ts';
import { createWarcFile, type WarcFile } from './warc-file.ts';
import { exchangeRecord } from './warc-record.ts';

export interface ArchiveOptions {
  readonly now: () => Date;
  /** Name and version of the program, for the warcinfo records. */
  readonly software: string;
  /** A file that has grown past this is closed and a new one begun; 1 GB, as WARC 1.1, annex C.1 recommends. */
  readonly largestFile?: number;
}

/** The archive of one portal, opened by the one process that may write to it. */
export interface ArchiveWriter {
  readonly recovery: Recovery;
  /** Time of the newest capture of any URL; null when the archive is empty. */
  readonly newest: string | null;
  latest(url: string): Capture | undefined;
  /** The newest capture made at `isoTime` or later. */
  latestSince(url: string, isoTime: string): Capture | undefined;
  /** The newest capture made before `isoTime`. */
  latestBefore(url: string, isoTime: string): Capture | undefined;
  /**
   * Adds an answer: its record first, then its line in the index.
   * @throws {ContentError} when its content encoding is broken; nothing is stored then.
   */
  append(exchange: Exchange): Promise<Capture>;
  /** @throws {CaptureMissing} */
  body(capture: Capture): Promise<Uint8Array>;
  /** Leaves a sorted index, all on disk. */
  close(): Promise<void>;
}

const ONE_GB = 1_000_000_000;

/** Opens the archive in a folder, which is made when it does not exist, and puts right what a crash left. */
export async function openArchive(
  folder: string,
  { now, software, largestFile = ONE_GB }: ArchiveOptions,
): Promise<ArchiveWriter> {
  await mkdir(folder, { recursive: true });
  const { captures, recovery } = await recoverArchive(folder);
  const byUrl = new Map<string, Capture[]>();
  const remember = (capture: Capture): void => {
    const known = byUrl.get(capture.url);
    if (known === undefined) byUrl.set(capture.url, [capture]);
    else known.push(capture);
  };
  for (const capture of [...captures].sort(compareCaptures)) remember(capture);
  const of = (url: string): readonly Capture[] => byUrl.get(url) ?? [];
  const times = captures.map(({ capturedAt }) => capturedAt).sort();

  const writes = new PQueue({ concurrency: 1 });
  let file: WarcFile | undefined;
  let index: FileHandle | undefined;

  const fileToWrite = async (): Promise<WarcFile> => {
    if (file !== undefined && file.offset > largestFile) {
      await file.close();
      file = undefined;
    }
    file ??= await createWarcFile(folder, now(), software);
    return file;
  };

  const append = async (exchange: Exchange): Promise<Capture> => {
    const known = of(exchange.url);
    const { observed, profile } = await observe(exchange, known.at(-1));
    const target = await fileToWrite();
    const place = { file: target.name, offset: target.offset };
    const placed = { ...observed, ...place, length: 0 };
    const refersTo = profile === null ? undefined : recordWithBody(known, placed);
    const revisit = profile === null || refersTo === undefined ? null : { profile, refersTo };
    const record = await exchangeRecord(exchange, place, observed.payloadDigest, revisit);
    await target.append(record);
    const capture = { ...placed, length: record.length };
    index ??= await open(indexPath(folder), 'a');
    await index.appendFile(`${cdxjLine(capture)}\n`);
    remember(capture);
    return capture;
  };

  return {
    recovery,
    newest: times.at(-1) ?? null,
    latest: (url) => of(url).at(-1),
    latestSince: (url, isoTime) => of(url).findLast(({ capturedAt }) => capturedAt >= isoTime),
    latestBefore: (url, isoTime) => of(url).findLast(({ capturedAt }) => capturedAt < isoTime),
    append: (exchange) => writes.add(() => append(exchange)),
    body: (capture) => readBody(folder, of(capture.url), capture),
    close: async () => {
      await writes.onIdle();
      await file?.close();
      await index?.close();
      if (index !== undefined) {
        await replaceFile(indexPath(folder), sortedIndex([...byUrl.values()].flat()));
      }
    },
  };
}
