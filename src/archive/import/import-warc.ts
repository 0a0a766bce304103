import { readdir, rmdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Failure } from '../../domain/index.ts';
import { isHeld } from '../body.ts';
import { bareFraming } from '../warc/bare-framing.ts';
import { readSlice } from '../warc/file-slice.ts';
import { couldBegin, type Framing } from '../warc/framing.ts';
import { gzipFraming } from '../warc/gzip-framing.ts';
import { parseRecord, type StoredRecord } from '../warc/stored-record.ts';
import { scanWarc } from '../warc/warc-scan.ts';
import { type ArchiveOptions, openArchive } from '../writer.ts';
import { type Judgement, judge } from './import-judgement.ts';

export interface ImportOptions extends ArchiveOptions {
  /** Archive of the portal. */
  readonly folder: string;
  /** WARC files, compressed record by record or not at all. */
  readonly files: readonly string[];
  /** Whether a URL is one of the portal's. */
  readonly isOwn: (url: string) => boolean;
}

/** A part of a file that was not imported because it is incomplete or not what it says. */
export interface BrokenRecord {
  readonly file: string;
  readonly offset: number;
  readonly url: string | null;
  readonly why: string;
}

/** What was done with each record. */
export interface ImportSummary {
  readonly taken: number;
  readonly held: number;
  /** Answers of hosts that are not the portal's, by host. */
  readonly otherHosts: Readonly<Record<string, number>>;
  /** Records that are no answer, by type: warcinfo, request, metadata … */
  readonly otherTypes: Readonly<Record<string, number>>;
  /** URLs of revisits whose originals neither the files nor the archive have. */
  readonly orphans: readonly string[];
  readonly broken: readonly BrokenRecord[];
}

/**
 * Imports the answers of a portal's hosts from WARC files made elsewhere into its archive: each record as it is,
 * with the time of its capture, and none twice. Where nothing is imported and nothing was there, no archive is left behind.
 * @throws {Failure} `file_unreadable` before anything is imported, when a file is missing or no WARC file.
 */
export async function importWarc(options: ImportOptions): Promise<ImportSummary> {
  const { folder, files, isOwn, ...archiveOptions } = options;
  const framings = new Map<string, Framing>();
  for (const file of files) framings.set(file, await framingOf(file));
  const names = files.map((file) => basename(file)).join(', ');
  const description = `records made elsewhere, imported from ${names}`;
  const archive = await openArchive(folder, { ...archiveOptions, description });
  const tally = createTally();
  /** Revisits may come before their originals, in the same file or in another. */
  const revisits: SourceRange[] = [];
  const take = async (record: StoredRecord, range: SourceRange): Promise<void> => {
    const judging = { isOwn, capturesOf: archive.capturesOf, now: options.now() };
    const judged = await judge(record, judging);
    // What the index has may be damaged or gone: then this repairs it.
    const isLost =
      judged.kind === 'held' && !judged.capture.revisit && !(await isHeld(folder, judged.capture));
    const judgement = isLost ? ({ kind: 'take', observed: judged.observed } as const) : judged;
    if (judgement.kind === 'take') await archive.adopt(await memberAt(range), judgement.observed);
    tally.count(judgement, range);
  };
  try {
    for (const [file, framing] of framings) {
      for await (const found of scanWarc(file, { framing })) {
        const range = { file, offset: found.offset, length: found.length, framing };
        if (found.kind === 'gap') tally.count({ kind: 'broken', url: null, why: found.why }, range);
        else if (found.record.type === 'revisit') revisits.push(range);
        else await take(found.record, range);
      }
    }
    for (const range of revisits) await take(await recordAt(range), range);
  } finally {
    await archive.close();
    await removeIfEmpty(folder);
  }
  return tally.summary();
}

/** An archive without a file would look like a portal that was crawled. */
async function removeIfEmpty(folder: string): Promise<void> {
  if ((await readdir(folder)).length === 0) await rmdir(folder);
}

/** Position of a record in a file to be imported. */
interface SourceRange {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly framing: Framing;
}

async function framingOf(file: string): Promise<Framing> {
  const begin = await readSlice(file, 0, gzipFraming.mark.length).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Failure('file_unreadable', { path: file, said: why }, { cause });
  });
  const framing = [gzipFraming, bareFraming].find(({ mark }) => couldBegin(begin, mark));
  if (framing === undefined) {
    throw new Failure('file_unreadable', { path: file, fault: 'no_warc' });
  }
  return framing;
}

async function recordAt({ file, offset, length, framing }: SourceRange): Promise<StoredRecord> {
  const frame = framing.frame(await readSlice(file, offset, length));
  if (frame.kind !== 'whole') throw new Failure('file_unreadable', { path: file, fault: 'altered' });
  return parseRecord(frame.content);
}

/** The record as one gzip member, byte for byte where it is one already. */
async function memberAt({ file, offset, length, framing }: SourceRange): Promise<Buffer> {
  const bytes = await readSlice(file, offset, length);
  return framing === gzipFraming ? bytes : gzipSync(bytes);
}

interface Tally {
  count(judgement: Judgement, range: SourceRange): void;
  summary(): ImportSummary;
}

function createTally(): Tally {
  let taken = 0;
  let held = 0;
  const otherHosts = new Map<string, number>();
  const otherTypes = new Map<string, number>();
  const orphans: string[] = [];
  const broken: BrokenRecord[] = [];
  const oneMore = (counts: Map<string, number>, name: string): void =>
    void counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    count: (judgement, { file, offset }) => {
      if (judgement.kind === 'take') taken += 1;
      else if (judgement.kind === 'held') held += 1;
      else if (judgement.kind === 'other_host') oneMore(otherHosts, judgement.host);
      else if (judgement.kind === 'other_type') oneMore(otherTypes, judgement.type);
      else if (judgement.kind === 'orphan') orphans.push(judgement.url);
      else broken.push({ file, offset, url: judgement.url, why: judgement.why });
    },
    summary: () => ({
      taken,
      held,
      otherHosts: Object.fromEntries(otherHosts),
      otherTypes: Object.fromEntries(otherTypes),
      orphans,
      broken,
    }),
  };
}
