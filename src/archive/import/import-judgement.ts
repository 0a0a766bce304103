import type { Capture, Observed } from '../capture.ts';
import { headerValue } from '../exchange.ts';
import { readRecord } from '../warc/record-content.ts';
import { wrongDigests } from '../warc/record-digests.ts';
import { type StoredRecord, targetOf } from '../warc/stored-record.ts';

/** What to do with a record that was made elsewhere. */
export type Judgement =
  | { readonly kind: 'take'; readonly observed: Observed }
  /** The index already has it. */
  | { readonly kind: 'held'; readonly capture: Capture; readonly observed: Observed }
  | { readonly kind: 'other_host'; readonly host: string }
  | { readonly kind: 'other_type'; readonly type: string }
  /** A revisit of a record that is not there. */
  | { readonly kind: 'orphan'; readonly url: string }
  | { readonly kind: 'broken'; readonly url: string | null; readonly why: string };

export interface Judging {
  /** Whether a URL is one of the portal's. */
  readonly isOwn: (url: string) => boolean;
  readonly capturesOf: (url: string) => readonly Capture[];
  readonly now: Date;
}

/** Only complete records whose digests are right are imported. */
export async function judge(record: StoredRecord, { isOwn, capturesOf, now }: Judging): Promise<Judgement> {
  const { type, headers } = record;
  if (type !== 'response' && type !== 'revisit') return { kind: 'other_type', type };
  const url = targetOf(record);
  const broken = (why: string): Judgement => ({ kind: 'broken', url, why });
  if (url === null || !URL.canParse(url)) return broken('has no WARC-Target-URI that is an address');
  if (!isOwn(url)) return { kind: 'other_host', host: hostOf(url) };
  const truncated = headerValue(headers, 'warc-truncated');
  if (type === 'response' && truncated !== null) return broken(`its body was cut off (${truncated})`);
  const [wrong] = wrongDigests(record);
  if (wrong !== undefined) return broken(wrong === 'block_digest' ? WRONG_BLOCK : WRONG_PAYLOAD);
  const content = await readRecord(record, capturesOf);
  if (content.kind === 'broken') return broken(content.why);
  if (content.kind === 'orphan') return { kind: 'orphan', url };
  if (content.kind === 'other') return { kind: 'other_type', type };
  const { observed } = content;
  if (observed.capturedAt > now.toISOString())
    return broken(`is dated in the future (${observed.capturedAt})`);
  const held = capturesOf(observed.url).findLast(
    ({ capturedAt, sha256 }) => capturedAt === observed.capturedAt && sha256 === observed.sha256,
  );
  return held === undefined ? { kind: 'take', observed } : { kind: 'held', capture: held, observed };
}

const WRONG_BLOCK = 'its bytes are not what its WARC-Block-Digest says';
const WRONG_PAYLOAD = 'its body is not what its WARC-Payload-Digest says';

/** For an address without host, such as `dns:www.example.org`, which Heritrix archives too, its scheme. */
function hostOf(url: string): string {
  const { host, protocol } = new URL(url);
  return host === '' ? protocol : host;
}
