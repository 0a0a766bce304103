import { fileURLToPath } from 'node:url';
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

/** Crawls a local server in another process: against other crawlers, politely, again, and with a million addresses known. */
export async function main(): Promise<void> {
  for (const [name, measure] of Object.entries(PARTS)) {
    console.log(`- ${name}`);
    if (!(await measure())) process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
