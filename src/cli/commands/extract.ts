import { type Command, Option } from 'commander';
import { readRegistry } from '../../registry/index.ts';
import type { CommandContext } from '../context.ts';
import type { ExitStatus } from '../exit.ts';
import { extractFiles, type OutputFormat } from './extract-files.ts';
import { extractStage, OF_WORKSPACE } from './run.ts';

interface ExtractOptions {
  readonly portal?: string[];
  readonly workspace?: string;
  readonly json?: boolean;
  readonly format: OutputFormat;
}

/** `extract`: without files a stage of the job, with files a reader of single documents. */
export function addExtract(
  program: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  program
    .command('extract')
    .description('read the tables of archived reports, or of single files')
    .argument(
      '[files...]',
      'documents, or folders of them, to read and print; without any, those that crawl archived',
    )
    .option(...OF_WORKSPACE)
    .option(
      '--workspace <dir>',
      'where everything produced lies (default: NIANBAO_WORKSPACE or data/workspace)',
    )
    .option('--json', 'print files as JSON: the contract of docs/architecture.md')
    .addOption(
      new Option('--format <format>', 'print files as').choices(['table', 'csv', 'json']).default('table'),
    )
    .action(async (files: string[], options: ExtractOptions) => {
      if (files.length === 0) return done(await extractStage(options, context));
      const format = options.json === true ? 'json' : options.format;
      done(await extractFiles(files, format, await readRegistry(), context));
    });
}
