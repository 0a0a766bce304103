import { appendFileSync } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import PQueue from 'p-queue';
import { isHeld, readBody } from './body.ts';
import { type Capture, type Observed, observe } from './capture.ts';
import { newestBody } from './cdx/capture-list.ts';
import { cdxjLine } from './cdx/cdxj.ts';
import { indexPath } from './cdx/index-file.ts';
import type { Exchange } from './exchange.ts';
import { type Recovery, recoverArchive } from './recovery.ts';
import { exchangeRecord, type RecordPosition, type Software } from './warc/warc-record.ts';
import { createWarcSeries } from './warc/warc-series.ts';

export interface ArchiveOptions extends Software {
  readonly now: () => Date;
  /** Largest file in bytes, unless a single record is larger; 1 GB, as WARC 1.1, annex C.1 recommends. */
  readonly largestFile?: number;
}

/** The archive of one portal, opened by the one process that may write to it. */
export interface ArchiveWriter {
  readonly recovery: Recovery;
  /** Time of the newest capture of any URL; null when the archive is empty. */
  readonly newest: string | null;
  /** All captures of a URL in the order of their time. */
  capturesOf(url: string): readonly Capture[];
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
  /** Adds a record that was made elsewhere, as it is: one gzip member, and its content. */
  adopt(member: Uint8Array, observed: Observed): Promise<Capture>;
  /** @throws {CaptureMissing} */
  body(capture: Capture): Promise<Uint8Array>;
  /** Leaves a sorted index, and everything on disk. */
  close(): Promise<void>;
}

const ONE_GB = 1_000_000_000;
/** After this many captures the index is written again with them: about twice a day at one request a second. */
const MOST_IN_MEMORY = 50_000;

/** Opens the archive in a folder, which is created when it does not exist, and repairs what a crash left. */
export async function openArchive(
  folder: string,
  { now, largestFile = ONE_GB, ...software }: ArchiveOptions,
): Promise<ArchiveWriter> {
  await mkdir(folder, { recursive: true });
  const { captures, newest, recovery } = await recoverArchive(folder);
  const series = createWarcSeries(folder, { now, software, largestFile });
  const writes = new PQueue({ concurrency: 1 });
  let index: FileHandle | undefined;

  const sortIn = async (): Promise<void> => {
    await index?.close();
    index = undefined;
    await captures.save();
  };

  const store = async (
    observed: Observed,
    recordAt: (position: RecordPosition) => Promise<Uint8Array>,
  ): Promise<Capture> => {
    const capture = { ...observed, ...(await series.append(recordAt)) };
    index ??= await open(indexPath(folder), 'a');
    appendFileSync(index.fd, `${cdxjLine(capture)}\n`);
    captures.add(capture);
    if (captures.added >= MOST_IN_MEMORY) await sortIn();
    return capture;
  };

  const append = async (exchange: Exchange): Promise<Capture> => {
    const holder = newestBody(captures.of(exchange.url));
    let { observed, profile } = await observe(exchange, holder);
    // The archive may have lost the body that the revisit would refer to: then it is stored again.
    if (profile === 'identical-payload-digest' && holder !== undefined && !(await isHeld(folder, holder))) {
      ({ observed, profile } = await observe(exchange, undefined));
    }
    const revisit = profile === null || holder === undefined ? null : { profile, refersTo: holder };
    return store(observed, (position) => exchangeRecord(exchange, position, observed.payloadDigest, revisit));
  };

  return {
    recovery,
    newest,
    capturesOf: captures.of,
    latest: (url) => captures.of(url).at(-1),
    latestSince: (url, isoTime) => captures.of(url).findLast(({ capturedAt }) => capturedAt >= isoTime),
    latestBefore: (url, isoTime) => captures.of(url).findLast(({ capturedAt }) => capturedAt < isoTime),
    append: (exchange) => writes.add(() => append(exchange)),
    adopt: (member, observed) => writes.add(() => store(observed, async () => member)),
    body: (capture) => readBody(folder, captures.of(capture.url), capture),
    close: async () => {
      await writes.onIdle();
      await series.close();
      if (captures.added > 0) await sortIn();
      captures.close();
    },
  };
}
