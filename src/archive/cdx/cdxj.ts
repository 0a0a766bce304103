import { z } from 'zod';
import { compareText } from '../../workspace/index.ts';
import type { Capture } from '../capture.ts';
import { surtOfUrl } from './surt.ts';

/** The fields of pywb come first, in pywb's form (numbers are strings); the others are ours. */
const CdxjFieldsSchema = z.object({
  url: z.string(),
  mime: z.string(),
  status: z.string().regex(/^\d+$/),
  digest: z.string(),
  length: z.string().regex(/^\d+$/),
  offset: z.string().regex(/^\d+$/),
  filename: z.string(),
  captured_at: z.string(),
  content_type: z.string().nullable(),
  etag: z.string().nullable(),
  last_modified: z.string().nullable(),
  location: z.string().nullable(),
  sha256: z.string(),
  bytes: z.int(),
  revisit: z.boolean(),
});

/** A line of the index, without its line break: SURT, 14-digit time, JSON. */
export function cdxjLine(capture: Capture): string {
  const fields: z.infer<typeof CdxjFieldsSchema> = {
    url: capture.url,
    mime: capture.revisit ? 'warc/revisit' : (capture.contentType?.split(';')[0]?.trim() ?? 'unk'),
    status: String(capture.status),
    digest: capture.payloadDigest,
    length: String(capture.length),
    offset: String(capture.offset),
    filename: capture.file,
    captured_at: capture.capturedAt,
    content_type: capture.contentType,
    etag: capture.etag,
    last_modified: capture.lastModified,
    location: capture.location,
    sha256: capture.sha256,
    bytes: capture.bytes,
    revisit: capture.revisit,
  };
  return `${surtOfUrl(capture.url)} ${timestamp(capture.capturedAt)} ${JSON.stringify(fields)}`;
}

/** Undefined when the line is not one that `cdxjLine` wrote. */
export function parseCdxjLine(line: string): Capture | undefined {
  const json = line.indexOf(' {');
  if (json === -1) return undefined;
  const result = CdxjFieldsSchema.safeParse(parsedJson(line.slice(json + 1)));
  if (!result.success) return undefined;
  const fields = result.data;
  return {
    url: fields.url,
    capturedAt: fields.captured_at,
    status: Number(fields.status),
    contentType: fields.content_type,
    etag: fields.etag,
    lastModified: fields.last_modified,
    location: fields.location,
    sha256: fields.sha256,
    bytes: fields.bytes,
    payloadDigest: fields.digest,
    revisit: fields.revisit,
    file: fields.filename,
    offset: Number(fields.offset),
    length: Number(fields.length),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `2025-01-17T01:02:03.456Z` to `20250117010203`. */
export function timestamp(iso: string): string {
  return iso.replace(/\D/g, '').slice(0, 14);
}

/** A capture with the key of its line. */
export interface KeyedCapture {
  readonly surt: string;
  readonly capture: Capture;
}

/** In the order of SURT, then time, then place, as a reader of CDXJ expects the lines. */
export function inIndexOrder(captures: readonly Capture[]): KeyedCapture[] {
  return captures.map((capture) => ({ capture, surt: surtOfUrl(capture.url) })).sort(compareKeyed);
}

export function compareKeyed(a: KeyedCapture, b: KeyedCapture): number {
  return compareText(a.surt, b.surt) || compareCaptures(a.capture, b.capture);
}

/** The whole index. */
export function sortedIndex(captures: readonly Capture[]): string {
  return inIndexOrder(captures)
    .map(({ capture }) => `${cdxjLine(capture)}\n`)
    .join('');
}

/** The SURT that a line begins with. */
export function surtOf(line: string): string {
  return line.slice(0, line.indexOf(' '));
}

/** By time, then by place: files of one folder are named in the order of their writing. */
export function compareCaptures(a: Capture, b: Capture): number {
  return compareText(a.capturedAt, b.capturedAt) || compareText(a.file, b.file) || a.offset - b.offset;
}
