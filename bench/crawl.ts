import { measureMemory } from './crawl/memory.ts';
import { measureNoOp } from './crawl/no-op.ts';
import { measurePoliteness } from './crawl/politeness.ts';
import { measureSecondRun } from './crawl/second-run.ts';
import { measureThroughput } from './crawl/throughput.ts';

const PARTS = {
  throughput: measureThroughput,
  politeness: measurePoliteness,
  'second run': measureSecondRun,
  'extract and load again': measureNoOp,
  memory: measureMemory,
};

/**
 * Crawls a local server in another process: against other crawlers, politely, again, and with a million addresses known.
 * @param part one of these alone.
 */
export async function main(part?: string): Promise<void> {
  for (const [name, measure] of Object.entries(PARTS)) {
    if (part !== undefined && part !== name) continue;
    console.log(`- ${name}`);
    if (!(await measure())) process.exitCode = 1;
  }
}
