import { performance } from 'node:perf_hooks';
import { createExtractPool, NO_CONTEXT } from '../../src/extract/index.ts';
import type { ExtractPool } from '../../src/extract/worker/index.ts';
import { readRegistry } from '../../src/registry/index.ts';
import { quantile } from './timing.ts';

const READERS = 2;
const SPEED_UP_BOUND = 1.7;
/** Until V8 has compiled a reader's program, a document takes twice the time: each reader reads all files so often before. */
const WARM_UP_COPIES = 30;
/** Of all files for each reader, in one round. */
const COPIES = 5;
const ROUNDS = 7;

/** Documents a second of a pool with two readers against one with a single reader, both warm, in turns. */
export async function compareSizes(documents: readonly Uint8Array[]): Promise<void> {
  const registry = await readRegistry();
  const [one, two] = [
    createExtractPool(registry, { size: 1 }),
    createExtractPool(registry, { size: READERS }),
  ];
  const rates: { one: number; two: number }[] = [];
  try {
    for (const pool of [one, two]) await documentsPerSecond(pool, documents, WARM_UP_COPIES);
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.push({
        one: await documentsPerSecond(one, documents, COPIES),
        two: await documentsPerSecond(two, documents, COPIES),
      });
    }
  } finally {
    await Promise.all([one, two].map((pool) => pool.close()));
  }
  const median = (values: readonly number[]) => quantile(values, 0.5);
  const ratios = rates.map((rate) => rate.two / rate.one);
  const speedUp = median(ratios);
  console.log(
    `\nThroughput, median of ${ROUNDS} rounds in turns: ${median(rates.map((rate) => rate.one)).toFixed(0)} documents/s with ` +
      `1 reader, ${median(rates.map((rate) => rate.two)).toFixed(0)} with ${READERS}: ${speedUp.toFixed(2)} x ` +
      `(${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}), bound ${SPEED_UP_BOUND}`,
  );
  if (speedUp < SPEED_UP_BOUND) process.exitCode = 1;
}

async function documentsPerSecond(
  pool: ExtractPool,
  documents: readonly Uint8Array[],
  copies: number,
): Promise<number> {
  const all = Array.from({ length: copies * pool.size }, () => documents).flat();
  const start = performance.now();
  // Each result is let go as it comes, as extract does: it writes them out.
  await Promise.all(all.map(async (bytes) => void (await pool.extractAll(bytes, null, NO_CONTEXT))));
  return (all.length * 1000) / (performance.now() - start);
}
