import type { UrlState } from '../domain/index.ts';

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
      yield { ...state, sha256: state.sha256 ?? knownBody(state, old.value) };
      old = await rest.next();
    } else {
      yield state;
    }
  }
  for (; !old.done; old = await rest.next()) yield old.value;
}

/** A body that was once had is not forgotten; that of a message in place of a page stays apart from a page's. */
function knownBody(state: UrlState, earlier: UrlState): string | null {
  return (state.status === 'gone') === (earlier.status === 'gone') ? earlier.sha256 : null;
}
