import type { UrlState } from '../domain/index.ts';

/**
 * This run's states over those of earlier runs.
 * @param met in any order; `earlier` sorted by URL, as the result is.
 */
export async function* mergeStates(
  met: readonly UrlState[],
  earlier: AsyncIterable<UrlState>,
): AsyncGenerator<UrlState> {
  const sorted = [...met].sort((a, b) => (a.url < b.url ? -1 : 1));
  let next = 0;
  for await (const old of earlier) {
    for (let state = sorted[next]; state !== undefined && state.url < old.url; state = sorted[next]) {
      yield state;
      next += 1;
    }
    const state = sorted[next];
    if (state?.url === old.url) {
      yield { ...state, sha256: state.sha256 ?? knownBody(state, old) };
      next += 1;
    } else {
      yield old;
    }
  }
  yield* sorted.slice(next);
}

/** A body that was once had is not forgotten; that of a message in place of a page stays apart from a page's. */
function knownBody(state: UrlState, earlier: UrlState): string | null {
  return (state.status === 'gone') === (earlier.status === 'gone') ? earlier.sha256 : null;
}
