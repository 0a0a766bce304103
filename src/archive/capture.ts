import { decodeContent } from './content-encoding.ts';
import { labelledDigest, sha256 } from './digest.ts';
import { type Exchange, headerValue, statusOf } from './exchange.ts';

/** One answer of a portal that the archive holds. */
export interface Capture {
  readonly url: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly capturedAt: string;
  /** 304 when the server said that nothing changed: `sha256` and the rest are then those of the body it means. */
  readonly status: number;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Target of a redirect, as sent. */
  readonly location: string | null;
  /** SHA-256 of the body without content encoding, hex. */
  readonly sha256: string;
  /** Bytes of the body without content encoding. */
  readonly bytes: number;
  /** `sha256:` and the SHA-256 of the body as sent, hex. */
  readonly payloadDigest: string;
  /** True when the record is a revisit: the body stands in an earlier record with the same URL and `sha256`. */
  readonly revisit: boolean;
  /** WARC file (name, no folder), offset and compressed length of the record. */
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** What an exchange says, before it has a place in a file. */
export type Observed = Omit<Capture, 'file' | 'offset' | 'length'>;

/** WARC 1.1, sections 6.7.2 and 6.7.3. */
export type RevisitKind = 'identical-payload-digest' | 'server-not-modified';

/**
 * How an exchange is to be stored, given the newest capture of the same URL: as a revisit, or (null) whole.
 * A body of the same content that came in other bytes (compressed anew) is stored whole, because a revisit
 * asserts that the payload is the same to the byte.
 */
export function revisitKind(exchange: Exchange, newest: Capture | undefined): RevisitKind | null {
  if (newest === undefined) return null;
  if (statusOf(exchange.statusLine) === 304) return 'server-not-modified';
  const same = exchange.payload.length > 0 && labelledDigest(exchange.payload) === newest.payloadDigest;
  return same ? 'identical-payload-digest' : null;
}

/** @throws {ContentError} when the body's content encoding is broken. */
export async function observe(
  exchange: Exchange,
  kind: RevisitKind | null,
  newest: Capture | undefined,
): Promise<Observed> {
  const { headers, payload } = exchange;
  const notModified = kind === 'server-not-modified' ? newest : undefined;
  const body = notModified === undefined ? await decodeContent(headers, payload) : undefined;
  return {
    url: exchange.url,
    capturedAt: exchange.capturedAt,
    status: statusOf(exchange.statusLine),
    contentType: headerValue(headers, 'content-type') ?? notModified?.contentType ?? null,
    etag: headerValue(headers, 'etag') ?? notModified?.etag ?? null,
    lastModified: headerValue(headers, 'last-modified') ?? notModified?.lastModified ?? null,
    location: headerValue(headers, 'location'),
    sha256: body === undefined ? (notModified?.sha256 ?? '') : sha256(body),
    bytes: body === undefined ? (notModified?.bytes ?? 0) : body.length,
    payloadDigest: notModified?.payloadDigest ?? labelledDigest(payload),
    revisit: kind !== null,
  };
}

/** The newest record that really holds the body of a capture. */
export function recordWithBody(captures: readonly Capture[], capture: Capture): Capture | undefined {
  if (!capture.revisit) return capture;
  return captures.findLast(
    ({ url, revisit, payloadDigest }) =>
      url === capture.url && !revisit && payloadDigest === capture.payloadDigest,
  );
}
