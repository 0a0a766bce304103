import type { Command } from 'commander';
import type { CommandContext } from '../context.ts';
import type { ExitStatus } from '../exit.ts';
import { IN_WORKSPACE } from '../options.ts';
import type { ImportOptions } from './archive-import.ts';
import type { VerifyOptions } from './archive-verify.ts';
import type { WaczOptions } from './archive-wacz.ts';

/** `archive`: checks the evidence, adds to it, and exports it. */
export function addArchive(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  const add = (name: string, description: string): Command =>
    command
      .command(name)
      .description(description)
      .option(...IN_WORKSPACE);
  add('verify', 'check every record, the index and the checksums against each other')
    .option('--portal <id...>', 'portals (default: all that have an archive)')
    .option('--json', 'print the faults as JSON')
    .action(async (options: VerifyOptions) => {
      const { verifyArchives } = await import('./archive-verify.ts');
      done(await verifyArchives(options, context));
    });
  add('import', "take a portal's pages out of WARC files made elsewhere")
    .argument('<files...>', 'WARC files: .warc, or .warc.gz with one gzip member a record')
    .requiredOption('--portal <id>', 'portal of the registry whose hosts are taken')
    .option('--json', 'print what became of the records as JSON')
    .action(async (files: string[], options: ImportOptions) => {
      const { importIntoArchive } = await import('./archive-import.ts');
      done(await importIntoArchive(files, options, context));
    });
  add('wacz', 'write the evidence of one report to a file that ReplayWeb.page opens')
    .argument(
      '<report>',
      'address of its page, agency and year such as 南开区应急管理局/2024, or a report_id',
    )
    .requiredOption('--output <file>', 'the .wacz file to write')
    .action(async (report: string, options: WaczOptions) => {
      const { writeWacz } = await import('./archive-wacz.ts');
      done(await writeWacz(report, options, context));
    });
}
