/** Number of consecutive answers by which a server seems overloaded, or refuses crawlers, before it is left alone for a while. */
const MOST_IN_A_ROW = 5;
const PAUSE_MS = 60_000;

/**
 * Leaves a server alone that only fails or refuses: after five such answers in a row the lane pauses, then one more
 * request is made, and if that fails too the host gets no more requests in this run.
 */
export interface Breaker {
  /** Milliseconds to wait before the next request to the host; null when there must be none. */
  pauseBefore(host: string): number | null;
  /** Records the result of the newest request to a host. */
  record(host: string, isWell: boolean): void;
  giveUp(host: string): void;
}

export function createBreaker(): Breaker {
  const badInARow = new Map<string, number>();
  return {
    pauseBefore: (host) => {
      const bad = badInARow.get(host) ?? 0;
      if (bad > MOST_IN_A_ROW) return null;
      return bad === MOST_IN_A_ROW ? PAUSE_MS : 0;
    },
    record: (host, isWell) => {
      badInARow.set(host, isWell ? 0 : (badInARow.get(host) ?? 0) + 1);
    },
    giveUp: (host) => {
      badInARow.set(host, Number.POSITIVE_INFINITY);
    },
  };
}
