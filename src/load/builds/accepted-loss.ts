import type { DuckDBConnection } from '@duckdb/node-api';
import { type BuildLimit, Failure } from '../../domain/index.ts';
import { type BuildFacts, countBuild } from './build-facts.ts';
import { lossesOf } from './losses.ts';

/**
 * The limits that a new snapshot exceeds against the current one, in a sentence each; null when it exceeds none.
 * @throws {Failure} `snapshot_loss` when nobody accepts that.
 */
export async function acceptedLoss(
  connection: DuckDBConnection,
  current: BuildFacts,
  limits: readonly BuildLimit[],
  accept: boolean,
): Promise<string | null> {
  const losses = lossesOf(current, await countBuild(connection), limits).join('\n');
  if (losses === '') return null;
  if (accept) return losses;
  throw new Failure(
    'snapshot_loss',
    `the new snapshot is not published, the old one (${current.build}) stays:\n${losses}\n` +
      'Look at what the last crawl could not get; where the loss is right, load again with --accept-loss',
  );
}
