import type { Command } from 'commander';
import { explainCell } from '../../publish/index.ts';
import { readRegistry } from '../../registry/index.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { IN_WORKSPACE } from '../options.ts';
import { explanationLines } from '../print-explanation.ts';

interface ExplainOptions {
  readonly workspace?: string;
  readonly json?: boolean;
}

/** `explain`: one cell of one report, with its source and everything that confirms or contradicts it. */
export function addExplain(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  command
    .argument('<report>', 'agency and year, such as 南开区应急管理局/2024, or a report_id')
    .argument('<cell>', 'measure, such as requests.new.total')
    .option(...IN_WORKSPACE)
    .option('--json', 'print everything as JSON')
    .action(async (report: string, cell: string, options: ExplainOptions) => {
      const { snapshot } = workspaceOf(context, options.workspace);
      const explanation = await explainCell({ snapshot, registry: await readRegistry(), report, cell });
      context.terminal.out(
        options.json === true
          ? JSON.stringify(explanation, null, 2)
          : explanationLines(explanation).join('\n'),
      );
      done(EXIT.done);
    });
}
