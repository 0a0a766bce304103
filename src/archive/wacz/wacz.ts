import { join } from 'node:path';
import { zipSync } from 'fflate';
import { Failure, type UrlState } from '../../domain/index.ts';
import { CaptureMissing, readBody } from '../body.ts';
import type { Capture } from '../capture.ts';
import { createCaptureList } from '../cdx/capture-list.ts';
import { sortedIndex } from '../cdx/cdxj.ts';
import { readCaptures } from '../reader.ts';
import { sha256 } from '../warc/digest.ts';
import { readSlice } from '../warc/file-slice.ts';
import { warcinfoRecord } from '../warc/warc-record.ts';
import { type Evidence, evidenceOf } from './evidence.ts';

export interface WaczOptions {
  /** Archive of the portal. */
  readonly folder: string;
  /** What the crawls of the portal know about its addresses. */
  readonly states: readonly UrlState[];
  /** Address of the report's page, or of an attachment of it. */
  readonly url: string;
  /** Name and version of the program. */
  readonly software: string;
}

export interface Wacz {
  readonly bytes: Uint8Array;
  /** Addresses and records in it. */
  readonly urls: readonly string[];
  readonly records: number;
}

const WARC = 'data.warc.gz';

/**
 * The evidence of one report as a WACZ 1.1.1 file, which ReplayWeb.page opens: the same archive gives the same bytes.
 * @throws {Failure} `report_unknown` when the archive has no capture of the URL, `record_invalid` when a record of
 * the evidence is damaged.
 */
export async function exportWacz({ folder, states, url, software }: WaczOptions): Promise<Wacz> {
  const captures = createCaptureList(await readCaptures(folder));
  const evidence = evidenceOf(url, captures, states);
  const newest = evidence.captures.at(-1);
  if (newest === undefined) {
    throw new Failure('report_unknown', { url, folder, is_portal: true });
  }
  const { warc, copied } = await copyRecords(folder, evidence.captures, software, newest.capturedAt);
  const main = mainCapture(url, evidence, folder);
  const pages = pageLines(main, evidence, states);
  const resources = {
    'archive/data.warc.gz': warc,
    'indexes/index.cdx': Buffer.from(sortedIndex(copied)),
    'pages/pages.jsonl': Buffer.from(pages.map((page) => `${JSON.stringify(page)}\n`).join('')),
  };
  const datapackage = json({
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: titleOf(url, states) ?? url,
    software,
    created: newest.capturedAt,
    mainPageUrl: url,
    mainPageDate: main.capturedAt,
    resources: Object.entries(resources).map(([path, bytes]) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      path,
      hash: `sha256:${sha256(bytes)}`,
      bytes: bytes.length,
    })),
  });
  const digest = json({ path: 'datapackage.json', hash: `sha256:${sha256(datapackage)}` });
  const files = { ...resources, 'datapackage.json': datapackage, 'datapackage-digest.json': digest };
  return {
    bytes: zipSync(files, STORED),
    urls: [...new Set(evidence.captures.map((capture) => capture.url))],
    records: evidence.captures.length,
  };
}

/** Stored, not compressed, because readers request parts of the WARC file; dated with the earliest date of a ZIP, which says nothing. */
const STORED = { level: 0, mtime: new Date(1980, 0, 1) } as const;

/** A warcinfo and the records one after the other as they are, with their new positions. */
async function copyRecords(
  folder: string,
  captures: readonly Capture[],
  software: string,
  date: string,
): Promise<{ readonly warc: Buffer; readonly copied: readonly Capture[] }> {
  const members: Uint8Array[] = [await warcinfoRecord(WARC, date, { software })];
  const copied: Capture[] = [];
  let offset = members[0]?.length ?? 0;
  for (const capture of captures) {
    members.push(await recordOf(folder, captures, capture));
    copied.push({ ...capture, file: WARC, offset });
    offset += capture.length;
  }
  return { warc: Buffer.concat(members), copied };
}

async function recordOf(folder: string, captures: readonly Capture[], capture: Capture): Promise<Uint8Array> {
  try {
    await readBody(folder, captures, capture);
    return await readSlice(join(folder, capture.file), capture.offset, capture.length);
  } catch (cause) {
    if (!(cause instanceof CaptureMissing || cause instanceof RangeError)) throw cause;
    throw new Failure('record_invalid', { record: 'evidence', said: cause.message }, { cause });
  }
}

interface PageLine {
  readonly [name: string]: string;
}

/** `pages.jsonl` of WACZ 1.1.1: what a reader offers to open. */
function pageLines(main: Capture, evidence: Evidence, states: readonly UrlState[]): PageLine[] {
  const others = evidence.captures.filter(
    (capture) =>
      capture !== main &&
      capture.status === 200 &&
      !capture.revisit &&
      evidence.documents.includes(capture.url),
  );
  const lines = [main, ...others].map(({ url: address, capturedAt }) => ({
    id: sha256(`${address} ${capturedAt}`).slice(0, 22),
    url: address,
    ts: capturedAt,
    title: titleOf(address, states) ?? address,
  }));
  return [{ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' }, ...lines];
}

/** The newest complete capture of the report. */
function mainCapture(url: string, { captures }: Evidence, folder: string): Capture {
  const own = captures.filter((capture) => capture.url === url);
  const main = own.findLast(({ status, revisit }) => status === 200 && !revisit) ?? own.at(-1);
  if (main === undefined) throw new Failure('report_unknown', { url, folder, is_portal: true });
  return main;
}

function titleOf(url: string, states: readonly UrlState[]): string | null {
  return states.find((state) => state.url === url)?.context.title ?? null;
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
