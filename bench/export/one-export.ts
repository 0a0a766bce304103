import { z } from 'zod';
import { EXPORT_FORMATS, exportFiles } from '../../src/publish/index.ts';
import { sqlText, withDatabase } from '../../src/workspace/index.ts';
import { timed } from '../load/timing.ts';

/** What DuckDB needs for the same rows in the same order, in its own format. */
const BARE = 'FROM observation_current ORDER BY division_code, agency_name, report_year, measure_order';

const TaskSchema = z.object({
  snapshot: z.string(),
  folder: z.string(),
  format: z.enum([...EXPORT_FORMATS, 'bare']),
  table: z.string(),
});

/** One export in a separate process, so that its peak memory is its own. */
export type Task = z.infer<typeof TaskSchema>;

export const ResultSchema = z.object({ ms: z.number(), cpuMs: z.number(), mebibytes: z.number() });

async function work({ snapshot, folder, format, table }: Task): Promise<unknown> {
  if (format !== 'bare') return exportFiles({ snapshot, folder, formats: [format], tables: [table] });
  return withDatabase(snapshot, { access: 'read', spill: `${folder}.spill` }, (connection) =>
    connection.run(`COPY (${BARE}) TO ${sqlText(`${folder}.csv`)} (FORMAT csv, HEADER)`),
  );
}

const task = process.argv[2];
if (process.send !== undefined && task !== undefined) {
  const ms = await timed(() => work(TaskSchema.parse(JSON.parse(task))));
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.send({ ms, cpuMs: (userCPUTime + systemCPUTime) / 1000, mebibytes: maxRSS / 1024 });
}
