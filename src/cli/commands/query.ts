import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { Failure } from '../../domain/index.ts';
import {
  type NamedQuery,
  type QueryResult,
  type QueryValue,
  readNamedQueries,
  runQuery,
  valuesFor,
} from '../../publish/index.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { fittedTable } from '../fitted-table.ts';
import { IN_WORKSPACE } from '../options.ts';
import { counted } from '../terminal.ts';

interface QueryCommandOptions {
  readonly file?: string;
  readonly name?: string;
  readonly list?: boolean;
  readonly param: Readonly<Record<string, string>>;
  readonly format: 'table' | 'csv' | 'json';
  readonly limit?: number;
  readonly timeout: number;
  readonly workspace?: string;
}

/** Default number of rows in a table; CSV and JSON have all. */
const ROWS_OF_A_TABLE = 100;
const DEFAULT_SECONDS = 60;

/** `query`: SQL about the snapshot, the user's or one that is kept with the project. */
export function addQuery(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  command
    .argument('[sql]', 'such as "SELECT * FROM year_over_year LIMIT 5"')
    .option('--file <path>', 'read the SQL from a file')
    .option('--name <name>', 'a query that nianbao keeps; --list shows them')
    .option('--list', 'list the queries that nianbao keeps, with their parameters')
    .option('--param <name=value>', 'value of $name in the SQL; may be repeated', collectParameter, {})
    .addOption(
      new Option('--format <format>', 'how to print').choices(['table', 'csv', 'json']).default('table'),
    )
    .option(
      '--limit <rows>',
      `rows at most (default: ${ROWS_OF_A_TABLE} in a table, all otherwise)`,
      wholeAboveZero,
    )
    .option('--timeout <seconds>', 'give the query up after so long', positive, DEFAULT_SECONDS)
    .option(...IN_WORKSPACE)
    .action(async (sql: string | undefined, options: QueryCommandOptions) => {
      context.terminal.out(options.list === true ? await queryList() : await answered(sql, options, context));
      done(EXIT.done);
    });
}

async function answered(
  text: string | undefined,
  options: QueryCommandOptions,
  context: CommandContext,
): Promise<string> {
  const { format, timeout, limit = format === 'table' ? ROWS_OF_A_TABLE : undefined } = options;
  const { sql, values } = await queryOf(text, options, context);
  const result = await runQuery({
    snapshot: workspaceOf(context, options.workspace).snapshot,
    sql,
    values,
    timeoutMs: timeout * 1000,
    signal: context.signal,
    ...(limit === undefined ? {} : { limit }),
  });
  if (format !== 'table' && result.cut)
    context.terminal.err(`Only the first ${counted(limit ?? 0, 'row')}.\n`);
  return resultText(result, format, context.terminal.outWidth);
}

async function queryOf(
  text: string | undefined,
  { file, name, param }: QueryCommandOptions,
  { cwd }: CommandContext,
): Promise<{ readonly sql: string; readonly values: Readonly<Record<string, string>> }> {
  if ([text, file, name].filter((given) => given !== undefined).length !== 1) {
    throw new Failure('usage', { fault: 'no_sql' });
  }
  if (name !== undefined) {
    const query = await queryNamed(name);
    return { sql: query.sql, values: valuesFor(query, param) };
  }
  if (file === undefined) return { sql: text ?? '', values: param };
  const path = resolve(cwd, file);
  const sql = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Failure('file_unreadable', { path, said: String(cause) }, { cause });
  });
  return { sql, values: param };
}

async function queryNamed(name: string): Promise<NamedQuery> {
  const queries = await readNamedQueries();
  const query = queries.find((candidate) => candidate.name === name);
  if (query !== undefined) return query;
  throw new Failure('usage', {
    fault: 'unknown_query',
    query: name,
    known: queries.map((known) => known.name),
  });
}

async function queryList(): Promise<string> {
  const queries = await readNamedQueries();
  return queries
    .flatMap(({ name, zh, en, parameters }) => [
      name,
      `  ${zh}`,
      `  ${en}`,
      ...parameters.map((parameter) => `  --param ${parameter.name}=${parameter.value}  ${parameter.means}`),
    ])
    .join('\n');
}

async function resultText(
  { columns, rows, cut }: QueryResult,
  format: QueryCommandOptions['format'],
  width: number | null,
): Promise<string> {
  const names = columns.map(({ name }) => name);
  if (format === 'json') {
    const objects = rows.map((row) =>
      Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])),
    );
    return JSON.stringify(objects, null, 2);
  }
  if (format === 'csv') {
    const { stringify } = await import('csv-stringify/sync');
    return stringify([names, ...rows.map((row) => row.map(csvCell))], { escape_formulas: true }).trimEnd();
  }
  const numbers = columns.flatMap(({ type }, index) =>
    /INT|DOUBLE|DECIMAL|FLOAT/.test(type) ? [index] : [],
  );
  const table = fittedTable(
    names,
    rows.map((row) => row.map((value) => (value === null ? '—' : text(value)))),
    numbers,
    width,
  );
  const count = counted(rows.length, 'row');
  return `${table}\n${cut ? `the first ${count}; --limit shows more` : count}`;
}

/** Numbers stay numbers, so that no apostrophe is put before a minus. */
function csvCell(value: QueryValue): string | number | null {
  return value === null || typeof value === 'number' ? value : text(value);
}

function text(value: QueryValue): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? value.join(';')
    : JSON.stringify(value);
}

function collectParameter(given: string, earlier: Record<string, string>): Record<string, string> {
  const [, name, value] = /^(\w+)=(.*)$/s.exec(given) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('must be name=value.');
  return { ...earlier, [name]: value };
}

function wholeAboveZero(given: string): number {
  if (!Number.isInteger(positive(given))) throw new InvalidArgumentError('must be a whole number above 0.');
  return Number(given);
}

function positive(given: string): number {
  const value = Number(given);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError('must be a number above 0.');
  return value;
}
