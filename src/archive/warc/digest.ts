import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** SHA-256 in hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 of a file in hex, read piece by piece. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}

/** A digest as WARC 1.1, section 5.8 writes it: `sha256:…` */
export function labelledDigest(bytes: Uint8Array): string {
  return `sha256:${sha256(bytes)}`;
}

const ALGORITHMS = ['md5', 'sha1', 'sha256', 'sha512'] as const;

/**
 * Whether bytes have a digest that some program wrote, in hex or in base32 (which most crawlers use for SHA-1).
 * Null when the algorithm is unknown here: then nothing can be said.
 */
export function hasDigest(labelled: string, bytes: Uint8Array): boolean | null {
  const [label = '', value = ''] = labelled.split(':');
  const algorithm = ALGORITHMS.find((known) => known === label.toLowerCase().replace('-', ''));
  if (algorithm === undefined) return null;
  const digest = createHash(algorithm).update(bytes).digest();
  return value.toLowerCase() === digest.toString('hex') || withoutPadding(value) === base32(digest);
}

function withoutPadding(value: string): string {
  return value.toUpperCase().replace(/=+$/, '');
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, section 6, without padding. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => BASE32.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('');
}
