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

/** WARC 1.1, sections 6.7.2 and 6.7.3; null when the record is stored whole. */
export type RevisitProfile = 'identical-payload-digest' | 'server-not-modified' | null;

/** What an exchange says, before it has a place in a file. */
export type Observed = Omit<Capture, 'file' | 'offset' | 'length'>;

/**
 * Reads an exchange, and how it is to be stored, given the newest capture of the same URL.
 * A body of the same content that came in other bytes (compressed anew) is stored whole, because a revisit
 * asserts that the payload is the same to the byte.
 * @throws {ContentError} when the body's content encoding is broken.
 */
export async function observe(
  exchange: Exchange,
  newest: Capture | undefined,
): Promise<{ readonly observed: Observed; readonly profile: RevisitProfile }> {
  const { url, capturedAt, headers, payload } = exchange;
  const status = statusOf(exchange.statusLine);
  const told = {
    contentType: headerValue(headers, 'content-type'),
    etag: headerValue(headers, 'etag'),
    lastModified: headerValue(headers, 'last-modified'),
  };
  const location = headerValue(headers, 'location');
  if (status === 304 && newest !== undefined) {
    return {
      profile: 'server-not-modified',
      observed: {
        url,
        capturedAt,
        status,
        contentType: told.contentType ?? newest.contentType,
        etag: told.etag ?? newest.etag,
        lastModified: told.lastModified ?? newest.lastModified,
        location,
        sha256: newest.sha256,
        bytes: newest.bytes,
        payloadDigest: newest.payloadDigest,
        revisit: true,
      },
    };
  }
  const body = await decodeContent(headers, payload);
  const content = { sha256: sha256(body), bytes: body.length, payloadDigest: labelledDigest(payload) };
  const revisit =
    payload.length > 0 && content.payloadDigest === newest?.payloadDigest && content.sha256 === newest.sha256;
  return {
    profile: revisit ? 'identical-payload-digest' : null,
    observed: { url, capturedAt, status, ...told, location, ...content, revisit },
  };
}

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
