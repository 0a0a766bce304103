import { headerValue } from '../exchange.ts';
import { hasDigest } from './digest.ts';
import { parseHttpBlock, payloadAsStored } from './http-block.ts';
import type { StoredRecord } from './stored-record.ts';

/** Which digests of a record do not match its bytes; a digest of an unknown algorithm says nothing. */
export function wrongDigests(record: StoredRecord): ('block_digest' | 'payload_digest')[] {
  const { type, headers, block } = record;
  const blockDigest = headerValue(headers, 'warc-block-digest');
  const payloadDigest = headerValue(headers, 'warc-payload-digest');
  const isBlockRight = blockDigest === null || hasDigest(blockDigest, block) !== false;
  const isPayloadRight = payloadDigest === null || type !== 'response' || hasPayload(block, payloadDigest);
  return [
    ...(isBlockRight ? [] : (['block_digest'] as const)),
    ...(isPayloadRight ? [] : (['payload_digest'] as const)),
  ];
}

/** Some crawlers digest the payload with its transfer encoding, others without. */
function hasPayload(block: Uint8Array, digest: string): boolean {
  const payloads = [payloadAsStored(block), parseHttpBlock(block)?.payload ?? block];
  return payloads.some((payload) => hasDigest(digest, payload) !== false);
}
