import { z } from 'zod';
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

/** All lines in the order of SURT, then time, then place, as a reader of CDXJ expects them. */
export function sortedIndex(captures: readonly Capture[]): string {
  return captures
    .map((capture) => ({ capture, surt: surtOfUrl(capture.url) }))
    .sort((a, b) => compare(a.surt, b.surt) || compareCaptures(a.capture, b.capture))
    .map(({ capture }) => `${cdxjLine(capture)}\n`)
    .join('');
}

/** By time, then by place: files of one folder are named in the order of their writing. */
export function compareCaptures(a: Capture, b: Capture): number {
  return compare(a.capturedAt, b.capturedAt) || compare(a.file, b.file) || a.offset - b.offset;
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
