import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { emptiedBuild } from '../../load/index.ts';
import {
  EXPORT_FORMATS,
  EXPORT_PARTS,
  EXPORT_TABLES,
  type ExportFormat,
  type ExportPart,
  exportFiles,
  type Headers,
} from '../../publish/index.ts';
import { namesIn, withLock } from '../../workspace/index.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { IN_WORKSPACE } from '../options.ts';
import { emptiedLine } from '../print-job.ts';
import { progressOn } from '../progress.ts';
import { counted } from '../terminal.ts';

interface ExportCommandOptions {
  readonly format: readonly ExportFormat[];
  readonly table?: readonly string[];
  readonly by: readonly ExportPart[];
  readonly headers?: Headers;
  readonly output?: string;
  readonly workspace?: string;
  readonly json?: boolean;
}

const TABLES = EXPORT_TABLES.map(({ name }) => name);

/** `export`: the DuckDB file as files for spreadsheets, databases and programs. */
export function addExport(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  command
    .option('--format <formats>', `of ${EXPORT_FORMATS.join(', ')}`, oneOrMore(EXPORT_FORMATS), ['csv'])
    .option('--table <tables>', `of ${TABLES.join(', ')} (default: all)`, oneOrMore(TABLES))
    .option('--by <parts>', 'CSV of each year, each province as well', oneOrMore(EXPORT_PARTS), [])
    .addOption(
      new Option(
        '--headers <language>',
        'names of columns (default: id, and zh in a workbook): id as in the dictionary, zh, en',
      ).choices(['id', 'zh', 'en']),
    )
    .option('--output <dir>', 'folder that the export takes the place of (default: export in the workspace)')
    .option(...IN_WORKSPACE)
    .option('--json', 'print the files as JSON')
    .addHelpText(
      'after',
      `
Examples:
  nianbao export --format csv,xlsx --headers zh     for a spreadsheet
  nianbao export --by year,province                 small files beside the large
  nianbao export --format parquet --output release  for DuckDB, Spark, pandas, R

docs/exports.md tells what is in each file.`,
    )
    .action(async (options: ExportCommandOptions) => done(await exported(options, context)));
}

async function exported(options: ExportCommandOptions, context: CommandContext): Promise<ExitStatus> {
  const { terminal, cwd } = context;
  const { format: formats, table: tables, by, headers, output } = options;
  const workspace = workspaceOf(context, options.workspace);
  const folder = output === undefined ? workspace.exports : resolve(cwd, output);
  const write = () =>
    exportFiles({
      snapshot: workspace.snapshot,
      folder,
      formats,
      by,
      ...(tables === undefined ? {} : { tables }),
      ...(headers === undefined ? {} : { headers }),
      onProgress: progressOn(terminal),
    });
  // What cannot be read cannot be replaced either, which the export says.
  const before = await namesIn(folder).catch(() => []);
  // Elsewhere nothing of the workspace is written, which may be read-only, or busy.
  const summary = await ((await isInside(folder, workspace.root))
    ? withLock(workspace.lock, write)
    : write());
  terminal.out(
    options.json === true
      ? JSON.stringify(summary, null, 2)
      : summary.files.map(({ path, rows }) => `export   ${counted(rows, 'row')}: ${path}`).join('\n'),
  );
  const now = new Set(await namesIn(folder));
  const removed = before.filter((name) => !now.has(name)).sort();
  if (removed.length > 0)
    terminal.err(`Removed, because this export has no such file: ${removed.join(', ')}\n`);
  const emptied = await emptiedBuild(workspace);
  if (emptied === null) return EXIT.done;
  terminal.err(`${emptiedLine(emptied).trim()}\n`);
  return EXIT.incomplete;
}

async function isInside(path: string, folder: string): Promise<boolean> {
  return !/^\.\.(?:[\\/]|$)/.test(relative(await realPathOf(folder), await realPathOf(path)));
}

/** Without symbolic links, also where the last folders do not exist yet. */
function realPathOf(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const parent = dirname(path);
    return parent === path ? path : join(await realPathOf(parent), basename(path));
  });
}

/** Reads a list such as `csv,xlsx`. */
function oneOrMore<T extends string>(known: readonly T[]): (given: string) => T[] {
  return (given) => {
    const names = given.split(',').map((name) => name.trim());
    return [...new Set(names)].map((name) => {
      const found = known.find((candidate) => candidate === name);
      if (found === undefined) throw new InvalidArgumentError(`There are: ${known.join(', ')}.`);
      return found;
    });
  };
}
