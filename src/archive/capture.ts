/** One answer of a portal that the archive holds. */
export interface Capture {
  readonly url: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly capturedAt: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Target of a redirect. */
  readonly location: string | null;
  /** SHA-256 of the body without content encoding, hex. */
  readonly sha256: string;
  /** Bytes of the body without content encoding. */
  readonly bytes: number;
  /** True when the record is a revisit: the body stands in an earlier record with the same `sha256`. */
  readonly revisit: boolean;
  /** WARC file (name, no folder), offset and compressed length of the record. */
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}
