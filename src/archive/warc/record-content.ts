import { type Capture, type Observed, observe, observeRevisit, originalOf } from '../capture.ts';
import { ContentError } from './content-encoding.ts';
import { exchangeOf, referenceOf, type StoredRecord } from './stored-record.ts';

/** What a record in a WARC file is to the archive. */
export type RecordContent =
  | {
      readonly kind: 'capture';
      readonly observed: Observed;
      /** The record with the body, when this one has none. */
      readonly original: Capture | null;
    }
  /** A revisit of a record that is not among the captures of its URL. */
  | { readonly kind: 'orphan'; readonly url: string }
  /** An answer whose body cannot be decoded, or a record that is no answer although its type says so. */
  | { readonly kind: 'broken'; readonly url: string | null; readonly why: string }
  /** warcinfo, request, metadata and others that are no answer. */
  | { readonly kind: 'other' };

/** @param capturesOf the captures of a URL that a revisit may refer to. */
export async function readRecord(
  record: StoredRecord,
  capturesOf: (url: string) => readonly Capture[],
): Promise<RecordContent> {
  if (record.type !== 'response' && record.type !== 'revisit') return { kind: 'other' };
  const exchange = exchangeOf(record);
  if (exchange === null) return { kind: 'broken', url: null, why: 'holds no HTTP response, URL or date' };
  const { url } = exchange;
  const reference = referenceOf(record);
  if (reference !== null) {
    // Another URL with the same body would be different evidence; we do not write such revisits.
    const original = reference.url === url ? originalOf(capturesOf(url), reference) : undefined;
    if (original === undefined) return { kind: 'orphan', url };
    return { kind: 'capture', observed: observeRevisit(exchange, original), original };
  }
  try {
    const { observed } = await observe(exchange, undefined);
    return { kind: 'capture', observed, original: null };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { kind: 'broken', url, why: error.message };
  }
}
