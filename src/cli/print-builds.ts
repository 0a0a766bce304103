import type { KeptBuild } from '../load/index.ts';
import { counted, grouped, signed } from './terminal.ts';
import { textTable } from './text-table.ts';

/** A table of builds, and for each the reports of its portals with what changed since the build before. */
export function buildLines(builds: readonly KeptBuild[]): string[] {
  const rows = builds.map((build) => [
    build.isCurrent ? '*' : '',
    build.build,
    build.asOf ?? '–',
    grouped(build.currentReports),
    grouped(build.values),
    build.extractorVersion,
  ]);
  return [
    textTable(['', 'build', 'crawled', 'reports', 'values', 'extractor'], rows, [3, 4]),
    '',
    ...builds.flatMap((build, index) => [
      `${build.build}, by ${build.software}`,
      ...portalLines(build, builds[index + 1]),
      ...(build.acceptedLoss?.split('\n').map((loss) => `  accepted: ${loss}`) ?? []),
    ]),
    '',
    '* current; `nianbao rollback BUILD` returns to another',
  ];
}

function portalLines(build: KeptBuild, before: KeptBuild | undefined): string[] {
  const portals = new Set([
    ...Object.keys(build.reportsByPortal),
    ...Object.keys(before?.reportsByPortal ?? {}),
  ]);
  return [...portals].sort().map((portal) => {
    const reports = build.reportsByPortal[portal] ?? 0;
    const change = before === undefined ? 0 : reports - (before.reportsByPortal[portal] ?? 0);
    const changeText = change === 0 ? '' : ` (${signed(change)})`;
    return `  ${portal}: ${counted(reports, 'report')}${changeText}`;
  });
}
