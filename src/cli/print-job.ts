import type { CrawlRun, PortalFailure } from '../domain/index.ts';
import type { ExtractSummary } from '../extract/index.ts';
import type { BuildFacts, SnapshotSummary } from '../load/index.ts';
import type { RunSummary } from '../publish/index.ts';
import { shortfallText, visitText } from '../text/index.ts';
import { counted, grouped } from './terminal.ts';

type RunOrFailure = { readonly run: CrawlRun } | { readonly failure: PortalFailure };
type SummaryOrFailure =
  | { readonly summary: ExtractSummary }
  | { readonly failure: PortalFailure; readonly keepsRows: boolean };

export function crawlLines(outcomes: readonly RunOrFailure[]): string[] {
  return outcomes.flatMap((outcome) =>
    'run' in outcome ? runLines(outcome.run) : [`crawl    ${failedText(outcome.failure)}`],
  );
}

/** Whether there is more to be had than a crawl brought. */
export function isShort(outcome: RunOrFailure): boolean {
  return 'failure' in outcome || outcome.run.shortfalls.length > 0 || outcome.run.partial_reason !== null;
}

function failedText({ portal, code, detail }: PortalFailure): string {
  return `${portal}: FAILED: ${code}: ${detail}`;
}

function runLines({
  portal,
  counts,
  reports_found,
  agencies_found,
  resumed,
  shortfalls,
  ...run
}: CrawlRun): string[] {
  return [
    `crawl    ${portal}: ${counted(reports_found, 'report')} of ${counted(agencies_found, 'agency', 'agencies')}${resumed ? ' (continued a run that was cut off)' : ''}`,
    `         ${counted(counts.requests, 'request')}, ${counted(counts.bytes, 'byte')}: fetched ${counts.fetched}, ` +
      `unchanged ${counts.unchanged}, skipped ${counts.skipped}, blocked ${counts.blocked}, failed ${counts.failed}, gone ${counts.gone}`,
    ...newsLines(counts),
    ...(run.partial_reason === null
      ? []
      : [
          `         PARTIAL: ${run.partial_reason} (${visitText(run.partial_facts ?? {})}); run again to continue`,
        ]),
    ...shortfalls.map((shortfall) => `         FALLS SHORT: ${shortfallText(shortfall)}`),
  ];
}

function newsLines({ requests, fetched, unchanged }: CrawlRun['counts']): string[] {
  if (requests === 0)
    return ['         no requests: everything was there already, or could not be requested'];
  return fetched === 0 && unchanged > 0 ? ['         nothing new or changed since the last crawl'] : [];
}

export function extractLines(outcomes: readonly SummaryOrFailure[]): string[] {
  return outcomes.flatMap((outcome) =>
    'summary' in outcome
      ? summaryLines(outcome.summary)
      : [
          `extract  ${failedText(outcome.failure)}`,
          `         ${outcome.keepsRows ? 'the rows of its last extraction stay' : 'it has no rows'}`,
        ],
  );
}

function summaryLines({
  portal,
  documents,
  reports,
  cells,
  checks,
  refused,
  unchanged,
}: ExtractSummary): string[] {
  return [
    `extract  ${portal}: ${counted(documents, 'document')} gave ${counted(reports, 'report')}, ${counted(cells, 'value')}` +
      (unchanged ? ' (unchanged, nothing read again)' : ''),
    ...Object.entries(refused).map(([code, count]) => `         ${count} gave none: ${code}`),
    `         checks: ${grouped(checks.pass)} passed, ${checks.fail} failed, ${grouped(checks.not_assessable)} not assessable`,
  ];
}

export function loadLines({
  currentReports,
  rows,
  unchanged,
  failures,
  emptied,
}: Omit<SnapshotSummary, 'path'>): string[] {
  return [
    `load     ${counted(currentReports, 'current report')}, ${counted(rows['observation'] ?? 0, 'cell')}` +
      (unchanged ? ' (nothing new, the snapshot stays)' : ''),
    ...failures.flatMap((failure) =>
      failure.stage === 'load' ? [`load     ${failedText(failure)}`, '         it is left out'] : [],
    ),
    ...(emptied === null ? [] : [emptiedLine(emptied)]),
  ];
}

export function emptiedLine({ build, currentReports }: BuildFacts): string {
  return `         NO CURRENT REPORT is left of ${currentReports}: nianbao rollback ${build} returns to them`;
}

export function missingLines({ missing, failedChecks }: RunSummary): string[] {
  const lines: string[] = [];
  if (missing.length > 0) {
    lines.push('Not in the dataset, and why:');
    for (const { code, agency_name, title, message, url } of missing) {
      lines.push(`  ${title ?? agency_name ?? url}`, `    ${code}: ${message}`, `    ${url}`);
    }
    lines.push('');
  }
  if (failedChecks.length > 0) {
    lines.push('Failed checks in what the agencies published (values are kept as printed):');
    for (const check of failedChecks) {
      lines.push(
        `  ${check.agency_name} ${check.report_year}  ${check.check_id}, ${check.table_id} ${check.along}: ` +
          `${grouped(check.left_value)} is not ${grouped(check.right_value)}` +
          (check.previous_year === null ? '' : ` of ${check.previous_year}`),
      );
    }
    lines.push('');
  }
  return lines;
}
