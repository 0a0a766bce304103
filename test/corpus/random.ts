/** A source of chance that gives the same draws for the same seed, on every machine. */
export interface Random {
  /** At least 0, below 1. */
  fraction(): number;
  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number;
  chance(probability: number): boolean;
  /** @throws {Error} when there is nothing to pick from. */
  pick<T>(items: readonly T[]): T;
  /** Up to `count` different items, in their own order. */
  sample<T>(items: readonly T[], count: number): T[];
}

/** Mulberry32 by Tommy Ettinger (public domain): 32 bits of state, enough for a corpus. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const integer = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));
  return {
    fraction,
    integer,
    chance: (probability) => fraction() < probability,
    pick: (items) => {
      const picked = items[integer(0, items.length - 1)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    sample: (items, count) => {
      const left = items.map((_, at) => at);
      const taken = new Set<number>();
      while (taken.size < count && left.length > 0) {
        for (const at of left.splice(integer(0, left.length - 1), 1)) taken.add(at);
      }
      return items.filter((_, at) => taken.has(at));
    },
  };
}
