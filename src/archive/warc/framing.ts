/** What is at the beginning of some bytes of a WARC file. */
export type Frame =
  /** A complete record: its length in the file, and its bytes uncompressed. */
  | { readonly kind: 'whole'; readonly length: number; readonly content: Buffer }
  /** Probably a record that continues after the given bytes. */
  | { readonly kind: 'short' }
  | { readonly kind: 'damaged'; readonly why: string };

/** How the records of a file are separated: as gzip members, or bare. */
export interface Framing {
  /** Bytes with which every record begins. */
  readonly mark: Buffer;
  frame(bytes: Buffer): Frame;
}

/** Bytes of a record, as stored or uncompressed, beyond which it is not read. */
export const LARGEST_RECORD = 512 * 1024 * 1024;

/** Whether bytes are the beginning of the mark or begin with it. */
export function couldBegin(bytes: Buffer, mark: Buffer): boolean {
  const length = Math.min(bytes.length, mark.length);
  return bytes.subarray(0, length).equals(mark.subarray(0, length));
}
