import type { BuildLimit } from '../../domain/index.ts';
import type { BuildCounts } from './build-facts.ts';

/** Sentences on each limit that a new snapshot exceeds against the one before; each begins with the limit's name. */
export function lossesOf(before: BuildCounts, after: BuildCounts, limits: readonly BuildLimit[]): string[] {
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
