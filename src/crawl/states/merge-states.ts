import type { UrlState } from '../../domain/index.ts';
import { withMessages } from './state-record.ts';

/**
 * Newer states over older ones.
 * @param newer sorted by URL, as `older` and the result are.
 */
export async function* mergeStates(
  newer: AsyncIterable<UrlState> | Iterable<UrlState>,
  older: AsyncIterable<UrlState>,
): AsyncGenerator<UrlState> {
  const rest = older[Symbol.asyncIterator]();
  let old = await rest.next();
  for await (const state of newer) {
    while (!old.done && old.value.url < state.url) {
      yield old.value;
      old = await rest.next();
    }
    if (!old.done && old.value.url === state.url) {
      yield after(state, old.value);
      old = await rest.next();
    } else {
      yield state;
    }
  }
  for (; !old.done; old = await rest.next()) yield old.value;
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
