import type { DuckDBResult, Json } from '@duckdb/node-api';
import { Failure, type FailureFacts } from '../../domain/index.ts';
import { needSnapshot } from '../../workspace/index.ts';

export interface QueryOptions {
  readonly snapshot: string;
  readonly sql: string;
  /** Values of `$name` in the SQL, as text; cast them there. */
  readonly values?: Readonly<Record<string, string>>;
  /** Rows that are returned at most. */
  readonly limit?: number;
  /** Milliseconds until the query is given up. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** DATE and TIMESTAMP as text, exact numbers of more than 15 digits as text, lists as arrays, structs as objects. */
export type QueryValue = Json;

export interface QueryResult {
  /** Names as given by the query, in its order. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly QueryValue[])[];
  /** True when there were more rows than `limit`. */
  readonly cut: boolean;
}

const MEMORY = '2GB';

/**
 * Answers SQL about the snapshot. The connection can read the snapshot and nothing else: no other file, no network, no
 * extension, and no setting can be changed.
 * @throws {Failure} `no_snapshot`; `query_invalid` with DuckDB's message, which points at the place, or for any number of
 * statements but one; `query_stopped`.
 */
export async function runQuery(options: QueryOptions): Promise<QueryResult> {
  const { snapshot, limit = Number.POSITIVE_INFINITY, timeoutMs, signal } = options;
  await needSnapshot(snapshot);
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(snapshot, {
    access_mode: 'READ_ONLY',
    enable_external_access: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: MEMORY,
    lock_configuration: 'true',
  });
  const connection = await instance.connect();
  let stopped: FailureFacts['query_stopped'] | null = null;
  const stop = (why: FailureFacts['query_stopped']) => (): void => {
    stopped = why;
    connection.interrupt();
  };
  const onAbort = stop({ limit_s: null });
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer =
    timeoutMs === undefined ? undefined : setTimeout(stop({ limit_s: timeoutMs / 1000 }), timeoutMs);
  try {
    signal?.throwIfAborted();
    const { count } = await connection.extractStatements(options.sql);
    if (count !== 1) throw new Failure('query_invalid', { statements: count });
    const result = await connection.stream(options.sql, { ...options.values });
    return await firstRows(result, limit);
  } catch (error) {
    if (stopped !== null) throw new Failure('query_stopped', stopped, { cause: error });
    throw error instanceof Failure
      ? error
      : new Failure('query_invalid', whyInvalid(error), { cause: error });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    connection.closeSync();
    instance.closeSync();
  }
}

async function firstRows(result: DuckDBResult, limit: number): Promise<QueryResult> {
  const types = result.columnTypes();
  const columns = result.columnNames().map((name, index) => ({ name, type: String(types[index]) }));
  const isExact = columns.map(({ type }) => /^(?:U?(?:BIG|HUGE)INT|DECIMAL)\b/.test(type));
  const rows: QueryValue[][] = [];
  for await (const chunk of result.yieldRowsJson()) {
    for (const row of chunk) {
      if (rows.length === limit) return { columns, rows, cut: true };
      rows.push(row.map((value, index) => (isExact[index] === true ? numberOr(value) : value)));
    }
  }
  return { columns, rows, cut: false };
}

/** Number of digits that a double can always represent. */
const SAFE_DIGITS = 15;

/** An exact number that came as text, as a number where none of its digits is lost. */
function numberOr(value: Json): Json {
  const isSafe = typeof value === 'string' && value.replace(/\D/g, '').length <= SAFE_DIGITS;
  return isSafe ? Number(value) : value;
}

/** What DuckDB's binding says about SQL that is empty or only a comment. */
const NO_STATEMENT = 'Error in native callback';

/** DuckDB's own message has the line and a caret under the place. */
function whyInvalid(error: unknown): FailureFacts['query_invalid'] {
  const said = error instanceof Error ? error.message : String(error);
  if (said === NO_STATEMENT) return { statements: 0 };
  return {
    said,
    is_closed: /file system operations are disabled|Permission Error|configuration has been locked/i.test(
      said,
    ),
  };
}
