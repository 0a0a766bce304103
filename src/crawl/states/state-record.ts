import type { UrlState } from '../../domain/index.ts';

/** The result of an answer, as the state of its address keeps it. */
export type StateRecord = Pick<
  UrlState,
  'status' | 'reason' | 'facts' | 'http_status' | 'sha256' | 'messages'
>;

/** The record of an answer whose body came instead of the requested document. */
export function recordOfMessage(
  { http_status, sha256 }: StateRecord,
  said: Pick<UrlState, 'status' | 'reason' | 'facts'>,
): StateRecord {
  return { ...said, http_status, sha256: null, ...withMessages(sha256 === null ? [] : [sha256]) };
}

/** What was ever sent instead of a document, as a state keeps it: the lists joined, absent where they are empty. */
export function withMessages(
  ...lists: readonly (readonly string[] | undefined)[]
): Pick<UrlState, 'messages'> {
  const messages = [...new Set(lists.flatMap((list) => list ?? []))].sort();
  return messages.length === 0 ? {} : { messages };
}
