import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { Failure } from '../../domain/index.ts';
import { isThere } from '../../workspace/index.ts';
import type { CommandContext } from '../context.ts';
import type { ExitStatus } from '../exit.ts';
import { IN_WORKSPACE, OF_WORKSPACE } from '../options.ts';
import type { OutputFormat } from './extract-files.ts';

interface ExtractOptions {
  readonly portal?: string[];
  readonly workspace?: string;
  readonly json?: boolean;
  readonly format: OutputFormat;
}

/** `extract`: without files a stage of the job, with files a reader of single documents. */
export function addExtract(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  command
    .argument(
      '[files...]',
      'documents, or folders of them, to read and print; without any, those that crawl archived',
    )
    .option(...OF_WORKSPACE)
    .option(...IN_WORKSPACE)
    .option('--json', 'print files as JSON: the contract of docs/architecture.md')
    .addOption(
      new Option('--format <format>', 'print files as').choices(['table', 'csv', 'json']).default('table'),
    )
    .action(async (files: string[], options: ExtractOptions) => {
      await refuseFilesOfPortals(files, options.portal, context.cwd);
      if (files.length === 0) {
        const { extractStage } = await import('./run.ts');
        return done(await extractStage(options, context));
      }
      const { extractFiles } = await import('./extract-files.ts');
      const format = options.json === true ? 'json' : options.format;
      done(await extractFiles(files, format, context));
    });
}

/**
 * @param portals words that --portal took for ids: it takes all words after it, perhaps also a file.
 * @throws {Failure} `usage`
 */
async function refuseFilesOfPortals(
  files: readonly string[],
  portals: readonly string[] | undefined,
  cwd: string,
): Promise<void> {
  if (portals === undefined) return;
  const taken: string[] = [];
  for (const word of portals)
    if (/[^a-z0-9-]/.test(word) && (await isThere(resolve(cwd, word)))) taken.push(word);
  const [first] = [...files, ...taken];
  if (first === undefined) return;
  throw new Failure('usage', { fault: 'file_and_portal', path: first });
}
