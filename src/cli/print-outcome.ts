import { overview, runSummary } from '../publish/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { EXIT, type ExitStatus } from './exit.ts';
import type { JobResult } from './job.ts';
import { headlineLines } from './print-headlines.ts';
import { isShort, missingLines } from './print-job.ts';
import { counted, type Terminal } from './terminal.ts';

/** Agencies that fit on a screen beside their government; the CSV has them all. */
const AGENCIES_SHOWN = 4;

/** Prints what is missing after the main job, and why, a comparison between years, and the paths of everything. */
export async function printOutcome(
  result: JobResult,
  workspace: Workspace,
  terminal: Terminal,
): Promise<ExitStatus> {
  const { crawls, snapshot, exported } = result;
  const summary = await runSummary(workspace.snapshot);
  const lines = [
    `export   ${counted(exported.files.length, 'CSV file')}, with datapackage.json and dictionary.csv`,
    '',
    ...missingLines(summary),
    ...headlineLines(await overview(workspace.snapshot, AGENCIES_SHOWN), summary.aliases),
    ...exported.files.map(({ path, rows }) => `CSV      ${path} (${counted(rows, 'row')})`),
    `DuckDB   ${workspace.snapshot}`,
    ...crawls.flatMap((outcome) =>
      'run' in outcome ? `archive  ${workspace.archive(outcome.run.portal)}` : [],
    ),
  ];
  terminal.out(lines.join('\n'));
  const complete =
    summary.missing.length === 0 &&
    snapshot.failures.length === 0 &&
    snapshot.emptied === null &&
    !crawls.some(isShort);
  return complete ? EXIT.done : EXIT.incomplete;
}
