import type { UrlState } from '../../domain/index.ts';
import { compareText, mergeSorted } from '../../workspace/index.ts';
import { withMessages } from './state-record.ts';

/**
 * Newer states over older ones.
 * @param newer sorted by URL, as `older` and the result are.
 */
export function mergeStates(
  newer: AsyncIterable<UrlState> | Iterable<UrlState>,
  older: AsyncIterable<UrlState>,
): AsyncIterable<UrlState> {
  return mergeSorted(newer, older, byUrl, (state, earlier) => {
    if (state === undefined) return earlier === undefined ? [] : [earlier];
    return [earlier === undefined ? state : after(state, earlier)];
  });
}

/** The order of the file of states. */
export function byUrl(a: UrlState, b: UrlState): number {
  return compareText(a.url, b.url);
}

/**
 * A body that was once fetched stays known while its page cannot be fetched, unless a sign that was not known before now shows
 * that this body came instead of the page. What was ever sent instead of the page stays known as well.
 */
function after(state: UrlState, earlier: UrlState): UrlState {
  const isOut = state.status === 'failed' || state.status === 'blocked' || state.status === 'skipped';
  const isKept = isOut && !state.messages?.includes(earlier.sha256 ?? '');
  const sha256 = state.sha256 ?? (isKept ? earlier.sha256 : null);
  return { ...state, sha256, ...withMessages(state.messages, earlier.messages) };
}
