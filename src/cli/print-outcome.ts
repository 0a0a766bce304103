import { compareTable, runSummary } from '../publish/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { EXIT, type ExitStatus } from './exit.ts';
import type { JobResult } from './job.ts';
import { comparisonLines, crawlLines, extractLines, loadLine, missingLines } from './print-job.ts';
import { grouped, type Terminal } from './terminal.ts';

/** Agencies that fit on a screen; the CSV has them all. */
const AGENCIES_SHOWN = 4;

/** Prints what the main job did, what is missing and why, a comparison between years, and where everything lies. */
export async function printOutcome(
  result: JobResult,
  workspace: Workspace,
  terminal: Terminal,
): Promise<ExitStatus> {
  const { crawls, extracted, snapshot, exported } = result;
  const summary = await runSummary(workspace.snapshot);
  const compared = await compareTable({ snapshot: workspace.snapshot });
  const agencies = [...new Set(compared.map((row) => row.agency_name))];
  const shown = agencies.slice(0, AGENCIES_SHOWN);
  const lines = [
    ...crawlLines(crawls),
    ...extractLines(extracted),
    loadLine(snapshot),
    `export   ${exported.files.length} CSV files, with datapackage.json and dictionary.csv`,
    '',
    ...missingLines(summary),
    ...comparisonLines(compared.filter((row) => shown.includes(row.agency_name))),
    ...(shown.length < agencies.length
      ? [`${shown.length} of ${agencies.length} agencies; comparison.csv has all`, '']
      : []),
    ...exported.files.map(({ path, rows }) => `CSV      ${path} (${grouped(rows)} rows)`),
    `DuckDB   ${workspace.snapshot}`,
    ...crawls.map(({ portal }) => `archive  ${workspace.archive(portal)}`),
  ];
  terminal.out(lines.join('\n'));
  const complete =
    summary.missing.length === 0 &&
    crawls.every((run) => run.shortfalls.length === 0 && run.partial_reason === null);
  return complete ? EXIT.done : EXIT.withFailures;
}
