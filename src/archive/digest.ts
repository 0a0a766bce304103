import { createHash } from 'node:crypto';

/** SHA-256 in hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A digest as WARC 1.1, section 5.8 writes it: `sha256:…` */
export function labelledDigest(bytes: Uint8Array): string {
  return `sha256:${sha256(bytes)}`;
}
