import { type Command, Option } from 'commander';
import { findChromium } from '../../crawl/index.ts';
import { findOffice } from '../../extract/index.ts';
import { installOcr, ocrIn } from '../../read/index.ts';
import { type CommandContext, ocrFolderOf, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { type Finding, findingsOn } from '../machine.ts';
import { IN_WORKSPACE } from '../options.ts';
import { textTable } from '../text-table.ts';

interface DoctorOptions {
  readonly workspace?: string;
  readonly install?: 'ocr';
  readonly json?: boolean;
}

/** `doctor`: which of the things that the program may need this machine has, and what to do about the others. */
export function addDoctor(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  command
    .option(...IN_WORKSPACE)
    .addOption(
      new Option(
        '--install <component>',
        'install an optional part: ocr, which reads scans (into NIANBAO_COMPONENTS or data/components)',
      ).choices(['ocr']),
    )
    .option('--json', 'print the findings as JSON')
    .action(async (options: DoctorOptions) => {
      const folder = ocrFolderOf(context);
      if (options.install === 'ocr') {
        context.terminal.err(`Installing text recognition into ${folder} …\n`);
        await installOcr(folder, context.terminal.err);
      }
      const findings = await findingsOn({
        nodeVersion: process.versions.node,
        workspace: workspaceOf(context, options.workspace).root,
        browser: await findChromium(context.env),
        office: findOffice(context.env),
        ocr: ocrIn(folder),
      });
      const isReady = findings.every(({ state, needed }) => state === 'ok' || !needed);
      context.terminal.out(
        options.json === true
          ? JSON.stringify({ ready: isReady, findings }, null, 2)
          : linesOf(findings, isReady).join('\n'),
      );
      done(isReady ? EXIT.done : EXIT.incomplete);
    });
}

function linesOf(findings: readonly Finding[], isReady: boolean): string[] {
  const rows = findings.map(({ what, state, needed, found }) => [
    state === 'missing' && !needed ? 'missing (optional)' : state,
    what,
    found,
  ]);
  const actions = findings.flatMap(({ what, action }) => (action === null ? [] : [`${what}: ${action}`]));
  return [
    textTable(['state', 'part', 'found'], rows),
    '',
    ...actions,
    ...(actions.length === 0 ? [] : ['']),
    isReady ? 'Everything that the main job needs is there.' : 'The main job needs what is missing.',
  ];
}
