import { type Command, InvalidArgumentError, Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { Failure } from '../../domain/index.ts';
import {
  COMPARISON_COLUMNS,
  type Comparison,
  compare,
  GROUPINGS,
  type Grouping,
} from '../../publish/index.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { IN_WORKSPACE } from '../options.ts';
import { comparisonLines } from '../print-comparison.ts';
import { USUAL_WIDTH } from '../terminal.ts';

interface CompareCommandOptions {
  readonly measure?: string;
  readonly indicator?: string;
  readonly division?: string[];
  readonly agency?: string[];
  readonly years?: { readonly first: number; readonly last: number };
  readonly by: Grouping;
  readonly acrossBreaks?: boolean;
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly workspace?: string;
}

/** `compare`: one measure or indicator over agencies, divisions or levels, and years. */
export function addCompare(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  command
    .option('--measure <id>', 'such as requests.new.total; see docs/data-dictionary.md')
    .option('--indicator <id>', 'a rate, such as disclosure_rate')
    .option('--division <code...>', 'codes or names of divisions (default: all with reports)')
    .option('--agency <name...>', 'show only these; their rank stays that among all of the divisions')
    .option('--years <first-last>', 'report years, such as 2021-2024 (default: all)', yearsOf)
    .addOption(
      new Option('--by <what>', 'division takes the report of its government; level sums these')
        .choices(GROUPINGS)
        .default('agency'),
    )
    .option('--across-breaks', 'show years that may not be compared too, with a mark')
    .addOption(new Option('--csv', 'print CSV').conflicts('json'))
    .option('--json', 'print JSON')
    .option(...IN_WORKSPACE)
    .action(async ({ measure, indicator, workspace, ...options }: CompareCommandOptions) => {
      const comparison = await compare({
        snapshot: workspaceOf(context, workspace).snapshot,
        quantity: quantityOf(measure, indicator),
        grouping: options.by,
        acrossBreaks: options.acrossBreaks ?? false,
        ...(options.division === undefined ? {} : { divisions: options.division }),
        ...(options.agency === undefined ? {} : { agencies: options.agency }),
        ...(options.years === undefined ? {} : { years: options.years }),
      });
      context.terminal.out(comparisonText(comparison, options, context.terminal.outWidth ?? USUAL_WIDTH));
      done(EXIT.done);
    });
}

function quantityOf(measure: string | undefined, indicator: string | undefined) {
  if (measure !== undefined && indicator === undefined) return { measure };
  if (indicator !== undefined && measure === undefined) return { indicator };
  throw new Failure('usage', { fault: 'no_quantity' });
}

function comparisonText(
  comparison: Comparison,
  { csv = false, json = false }: CompareCommandOptions,
  width: number,
): string {
  const { quantity, rows } = comparison;
  if (json) return JSON.stringify(comparison, null, 2);
  if (!csv) return comparisonLines(comparison, width).join('\n');
  const identity = { quantity: quantity.id, quantity_zh: quantity.zh, unit: quantity.unit };
  return stringify(
    rows.map((row) => ({ ...identity, ...row })),
    {
      header: true,
      columns: [...Object.keys(identity), ...COMPARISON_COLUMNS],
      escape_formulas: true,
    },
  ).trimEnd();
}

function yearsOf(given: string): { readonly first: number; readonly last: number } {
  const [, first, last = first] = /^(\d{4})(?:-(\d{4}))?$/.exec(given) ?? [];
  if (first === undefined) throw new InvalidArgumentError('must be a year or two, such as 2021-2024.');
  return { first: Number(first), last: Number(last) };
}
