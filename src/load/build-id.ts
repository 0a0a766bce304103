import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EXTRACTED_TABLES } from '../domain/index.ts';
import type { PortalInput } from './portal-input.ts';

/**
 * Names a snapshot by what its published rows come from: registry, program, extracted tables and the
 * states of URLs; not by the time of crawling or building.
 */
export async function buildId(
  registryHash: string,
  software: string,
  inputs: readonly PortalInput[],
): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([registryHash, software]));
  for (const { portal, urlStates, extracted } of inputs) {
    hash.update(JSON.stringify(portal));
    for (const { run: _run, checked_at: _time, ...state } of urlStates) hash.update(JSON.stringify(state));
    for (const table of Object.keys(EXTRACTED_TABLES)) {
      await pipeline(
        createReadStream(join(extracted, `${table}.parquet`)),
        async (chunks: AsyncIterable<Buffer>) => {
          for await (const chunk of chunks) hash.update(chunk);
        },
      );
    }
  }
  return hash.digest('hex');
}

/**
 * Names everything that a snapshot holds, times of crawling included: where it is the same, there is nothing to build.
 * @param statements that make the tables and views.
 */
export function inputsHash(
  id: string,
  statements: readonly string[],
  inputs: readonly PortalInput[],
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([id, statements]));
  for (const { urlStates, crawlRuns, captures } of inputs) {
    for (const row of [...urlStates, ...crawlRuns, ...captures]) hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}
