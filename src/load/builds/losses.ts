import type { DuckDBConnection } from '@duckdb/node-api';
import { type BuildLimit, Failure } from '../../domain/index.ts';
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
  const losses = lossesOf(current, await countBuild(connection), limits).join('\n');
  if (losses === '') return null;
  if (accept) return losses;
  throw new Failure(
    'snapshot_loss',
    `the new snapshot is not published, the old one (${current.build}) stays:\n${losses}\n` +
      'Look at what the last crawl could not get; where the loss is right, load again with --accept-loss',
  );
}

/** One sentence for each limit that a new snapshot exceeds compared with the one before; each begins with the limit's name. */
function lossesOf(before: BuildCounts, after: BuildCounts, limits: readonly BuildLimit[]): string[] {
  return limits.flatMap((limit) =>
    comparedBy(limit.id, before, after).flatMap(({ where, was, is }) => {
      if (is >= was * (1 - limit.may_fall_percent / 100)) return [];
      const fall = was - is === was ? 'all of them' : `${((100 * (was - is)) / was).toFixed(1)} %`;
      return [
        `${limit.id}: ${limit.en}${where}: ${was} before, ${is} now; ` +
          `that is ${fall} less, and ${limit.may_fall_percent} % may be lost`,
      ];
    }),
  );
}

interface Compared {
  readonly where: string;
  readonly was: number;
  readonly is: number;
}

function comparedBy(id: BuildLimit['id'], before: BuildCounts, after: BuildCounts): Compared[] {
  switch (id) {
    case 'current_reports':
      return [{ where: '', was: before.currentReports, is: after.currentReports }];
    case 'values':
      return [{ where: '', was: before.values, is: after.values }];
    case 'portal_reports':
      return Object.entries(before.reportsByPortal).map(([portal, was]) => ({
        where: ` (${portal})`,
        was,
        is: after.reportsByPortal[portal] ?? 0,
      }));
  }
}
