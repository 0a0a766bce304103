import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { measureId, type Registry } from '../../src/domain/index.ts';
import { Extractor } from '../../src/extract/extractor.ts';
import { NO_CONTEXT } from '../../src/extract/index.ts';
import { type Counts, countsOf, judge } from './judge.ts';

const ENDING = '.expected.json';
const ExpectedSchema = z.looseObject({
  cells: z.array(
    z.strictObject({ table: z.string(), row: z.string(), column: z.string(), value: z.number().nullable() }),
  ),
});

/** Published reports whose values were read by hand: counts by file name; empty where the folder is not there. */
export async function samplesAccuracy(
  registry: Registry,
  folder: string,
): Promise<ReadonlyMap<string, Counts>> {
  const names = await readdir(folder).catch(() => []);
  const extractor = new Extractor(registry);
  const counts = new Map<string, Counts>();
  for (const name of names.filter((candidate) => candidate.endsWith(ENDING)).sort()) {
    const stem = name.slice(0, -ENDING.length);
    const file = names.find((candidate) => candidate.startsWith(`${stem}.`) && candidate !== name);
    if (file === undefined) continue;
    const { cells } = ExpectedSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
    const truth = new Map(
      cells.map(({ table, row, column, value }) => [measureId(table, row, column), value]),
    );
    const reports = await extractor.extractAll(await readFile(join(folder, file)), null, NO_CONTEXT);
    counts.set(file, countsOf(judge([truth], reports, registry.templates)));
  }
  return counts;
}
