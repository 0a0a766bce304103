import type { DuckDBConnection } from '@duckdb/node-api';
import { type BuildLimit, Failure, type Loss } from '../../domain/index.ts';
import { lossText } from '../../text/index.ts';
import { type BuildCounts, type BuildFacts, countBuild } from './build-facts.ts';

/**
 * The limits that a new snapshot exceeds compared with the current one, one sentence each; null when it exceeds none.
 * @throws {Failure} `snapshot_loss` when the loss is not accepted.
 */
export async function acceptedLoss(
  connection: DuckDBConnection,
  current: BuildFacts,
  limits: readonly BuildLimit[],
  accept: boolean,
): Promise<string | null> {
  const losses = lossesOf(current, await countBuild(connection), limits);
  if (losses.length === 0) return null;
  if (accept) return losses.map(lossText).join('\n');
  throw new Failure('snapshot_loss', { build: current.build, losses });
}

/** One for each limit that a new snapshot exceeds compared with the one before. */
function lossesOf(before: BuildCounts, after: BuildCounts, limits: readonly BuildLimit[]): Loss[] {
  return limits.flatMap(({ id, en, may_fall_percent }) =>
    comparedBy(id, before, after)
      .filter(({ was, is }) => is < was * (1 - may_fall_percent / 100))
      .map((compared) => ({ limit: id, en, may_fall_percent, ...compared })),
  );
}

type Compared = Pick<Loss, 'portal' | 'was' | 'is'>;

function comparedBy(id: BuildLimit['id'], before: BuildCounts, after: BuildCounts): Compared[] {
  switch (id) {
    case 'current_reports':
      return [{ portal: null, was: before.currentReports, is: after.currentReports }];
    case 'values':
      return [{ portal: null, was: before.values, is: after.values }];
    case 'portal_reports':
      return Object.entries(before.reportsByPortal).map(([portal, was]) => ({
        portal,
        was,
        is: after.reportsByPortal[portal] ?? 0,
      }));
  }
}
