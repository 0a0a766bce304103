import type { PortalStatus, WorkspaceStatus, YearStatus } from '../publish/index.ts';
import { shortfallText, visitText } from '../text/index.ts';
import { textTable } from './text-table.ts';

/** A longer id is cut in its middle, so that the table keeps within 80 columns. */
const LONGEST_ID = 25;

const LEGEND = [
  'held: report pages in the archive    new, chg: new or edited since the last run',
  'late: published after the legal date    miss: due, and not found',
  'blk, fail: addresses that refused, or could not be fetched    ?: not known',
];

const SNAPSHOT_NOTES: Readonly<Record<WorkspaceStatus['snapshot'], readonly string[]>> = {
  current: [],
  older_than_crawl: ['The dataset is older than the last crawl: run extract and load.'],
  none: ['There is no dataset yet, so years are those of titles: run extract and load.'],
};

export function statusLines({ snapshot, portals }: WorkspaceStatus): string[] {
  return [
    portalTable(portals),
    ...LEGEND,
    '',
    yearTable(portals),
    ...SNAPSHOT_NOTES[snapshot],
    ...portals.flatMap(remarks),
  ];
}

function portalTable(portals: readonly PortalStatus[]): string {
  const head = ['portal', 'last run', 'state', 'held', 'new', 'chg', 'late', 'miss', 'blk', 'fail'];
  const rows = portals.map((status) => [
    shortened(status.portal),
    status.last_run?.finished_at.slice(0, 10) ?? '',
    stateOf(status),
    String(status.reports_held),
    ...[
      status.new_reports,
      status.changed_reports,
      sumOf(status.years, 'late'),
      sumOf(status.years, 'missing'),
    ].map(known),
    String(status.addresses.blocked),
    String(status.addresses.failed),
  ]);
  return textTable(head, rows, [3, 4, 5, 6, 7, 8, 9], 1);
}

/** The worst that is to be said in one word. */
function stateOf({ last_run: run, unfinished_since: unfinished, failures }: PortalStatus): string {
  if (failures.length > 0) return 'failed';
  if (unfinished !== null) return 'open';
  if (run === null) return 'never';
  if (run.shortfalls.length > 0) return 'short';
  return run.partial_reason === null ? 'ok' : 'partial';
}

const YEAR_COLUMNS = ['held', 'published', 'late', 'missing', 'unread', 'blocked', 'not_yet_due'] as const;

function yearTable(portals: readonly PortalStatus[]): string {
  const years = portals.flatMap((portal) => portal.years);
  const reportYears = [...new Set(years.map((year) => year.report_year))].sort((a, b) => (a ?? 0) - (b ?? 0));
  const rows = reportYears.map((reportYear) => {
    const here = years.filter((year) => year.report_year === reportYear);
    return [
      reportYear === null ? '?' : String(reportYear),
      ...YEAR_COLUMNS.map((column) => known(sumOf(here, column))),
    ];
  });
  const names = YEAR_COLUMNS.map((column) => column.replaceAll('_', ' '));
  return textTable(['year', ...names], rows, [1, 2, 3, 4, 5, 6, 7]);
}

/** Null when nothing is known about any of the years. */
function sumOf(years: readonly YearStatus[], column: (typeof YEAR_COLUMNS)[number]): number | null {
  const counts = years.flatMap((year) => year[column] ?? []);
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}

function known(count: number | null): string {
  return count === null ? '?' : String(count);
}

function shortened(id: string): string {
  return id.length <= LONGEST_ID ? id : `${id.slice(0, 10)}…${id.slice(10 + 1 - LONGEST_ID)}`;
}

function remarks({ portal, last_run: run, unfinished_since: unfinished, failures }: PortalStatus): string[] {
  const lines = failures.map(({ stage, code, detail }) => `FAILED   ${portal}: ${stage}: ${code}: ${detail}`);
  if (unfinished !== null) {
    lines.push(`OPEN     ${portal}: the crawl of ${unfinished} is running or was cut off; run continues it`);
  }
  if (run === null) return lines;
  const { partial_reason: reason, partial_facts: facts, shortfalls } = run;
  if (reason !== null) {
    lines.push(`PARTIAL  ${portal}: ${reason} (${visitText(facts ?? {})})`);
  }
  return [...lines, ...shortfalls.map((shortfall) => `SHORT    ${portal}: ${shortfallText(shortfall)}`)];
}
