import { createHash } from 'node:crypto';

/** Counts different texts; keeps 64 bits of the SHA-256 of each in memory, eight megabytes for a million. */
export interface DistinctCount {
  add(text: string): void;
  count(): number;
}

export function createDistinctCount(): DistinctCount {
  let digests = new BigUint64Array(1024);
  let size = 0;
  return {
    add: (text) => {
      if (size === digests.length) {
        const larger = new BigUint64Array(2 * size);
        larger.set(digests);
        digests = larger;
      }
      digests[size] = createHash('sha256').update(text).digest().readBigUInt64BE();
      size += 1;
    },
    count: () => {
      const sorted = digests.slice(0, size).sort();
      let count = 0;
      for (let at = 0; at < size; at += 1) if (at === 0 || sorted[at] !== sorted[at - 1]) count += 1;
      return count;
    },
  };
}
