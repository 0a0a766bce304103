import { type Exchange, headerValue, statusOf } from './exchange.ts';
import { decodeContent } from './warc/content-encoding.ts';
import { labelledDigest, sha256 } from './warc/digest.ts';

/** One answer of a portal that the archive holds. */
export interface Capture {
  readonly url: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly capturedAt: string;
  /** 304 when the server said that nothing changed: `sha256` and the rest are then those of the body that it confirms. */
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
  /** True when the record is a revisit: the body is in an earlier record with the same URL and `sha256`. */
  readonly revisit: boolean;
  /** WARC file (name, no folder), offset and compressed length of the record. */
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** WARC 1.1, sections 6.7.2 and 6.7.3; null when the record has its body. */
export type RevisitProfile = 'identical-payload-digest' | 'server-not-modified' | null;

/** What an exchange says, before it has a place in a file. */
export type Observed = Omit<Capture, 'file' | 'offset' | 'length'>;

/**
 * Reads an exchange, and how it is to be stored, given the record that holds the newest body of the same URL.
 * A body of the same content that came in other bytes (compressed again) is stored, because a revisit
 * asserts that the payload has the same bytes.
 * @throws {ContentError} when the body's content encoding is broken.
 */
export async function observe(
  exchange: Exchange,
  holder: Capture | undefined,
): Promise<{ readonly observed: Observed; readonly profile: RevisitProfile }> {
  const { url, capturedAt, statusLine, headers, payload } = exchange;
  if (holder !== undefined && statusOf(statusLine) === 304) {
    return { profile: 'server-not-modified', observed: observeRevisit(exchange, holder) };
  }
  const body = await decodeContent(headers, payload);
  const payloadDigest = labelledDigest(payload);
  const content = {
    sha256: body === payload ? payloadDigest.slice('sha256:'.length) : sha256(body),
    bytes: body.length,
    payloadDigest,
  };
  if (payload.length > 0 && holdsSame(holder, content)) {
    return { profile: 'identical-payload-digest', observed: observeRevisit(exchange, holder) };
  }
  const status = statusOf(statusLine);
  return {
    profile: null,
    observed: { url, capturedAt, status, ...describedBy(headers), ...content, revisit: false },
  };
}

/** Reads an exchange whose body is that of an earlier capture. */
export function observeRevisit(exchange: Exchange, earlier: Capture): Observed {
  const { url, capturedAt, statusLine, headers } = exchange;
  const status = statusOf(statusLine);
  const described = describedBy(headers);
  const { sha256: content, bytes, payloadDigest } = earlier;
  // A 304 need not repeat the headers of the body that it confirms (RFC 9110, 15.4.5).
  const inherited = status === 304 ? earlier : described;
  return {
    url,
    capturedAt,
    status,
    contentType: described.contentType ?? inherited.contentType,
    etag: described.etag ?? inherited.etag,
    lastModified: described.lastModified ?? inherited.lastModified,
    location: described.location,
    sha256: content,
    bytes,
    payloadDigest,
    revisit: true,
  };
}

function describedBy(
  headers: Exchange['headers'],
): Pick<Capture, 'contentType' | 'etag' | 'lastModified' | 'location'> {
  return {
    contentType: headerValue(headers, 'content-type'),
    etag: headerValue(headers, 'etag'),
    lastModified: headerValue(headers, 'last-modified'),
    location: headerValue(headers, 'location'),
  };
}

function holdsSame(
  capture: Capture | undefined,
  content: Pick<Capture, 'sha256' | 'payloadDigest'>,
): capture is Capture {
  return capture?.payloadDigest === content.payloadDigest && capture.sha256 === content.sha256;
}

/** What a revisit says about the record that it refers to (WARC 1.1, sections 5.11 to 5.13). */
export interface Reference {
  readonly url: string;
  /** ISO 8601 with milliseconds. */
  readonly capturedAt: string | null;
  readonly payloadDigest: string | null;
}

/**
 * The record that a revisit of the same URL refers to. A digest that can be compared decides, and among records with
 * the same digest the time; with a digest of another algorithm only the time decides.
 */
export function originalOf(captures: readonly Capture[], reference: Reference): Capture | undefined {
  const { url, capturedAt, payloadDigest } = reference;
  const sameUrl = captures.filter((capture) => !capture.revisit && capture.url === url);
  const isComparable = COMPARABLE.test(payloadDigest ?? '');
  const same = isComparable ? sameUrl.filter((capture) => capture.payloadDigest === payloadDigest) : sameUrl;
  const ofThatTime = same.findLast((capture) => capture.capturedAt === capturedAt);
  return ofThatTime ?? (isComparable ? same.at(-1) : undefined);
}

/** Digests written like ours; the same algorithm in base32 is not. */
const COMPARABLE = /^sha256:[0-9a-f]{64}$/;

/** The newest record that holds the body of a capture itself. */
export function recordWithBody(captures: readonly Capture[], capture: Capture): Capture | undefined {
  if (!capture.revisit) return capture;
  return captures.findLast(
    ({ url, revisit, payloadDigest, sha256: content }) =>
      !revisit &&
      url === capture.url &&
      payloadDigest === capture.payloadDigest &&
      content === capture.sha256,
  );
}
