import { readDemoData } from '../../src/demo/demo-data.ts';
import type { DemoReport } from '../../src/demo/demo-report.ts';
import { readRegistry } from '../../src/registry/index.ts';

export const registry = await readRegistry();
export const data = await readDemoData(registry);
export const reports = data.agencies.flatMap((pages) => pages.reports);

export function reportOf(agency: string, year: number): DemoReport {
  const found = reports.find((report) => report.agency.name === agency && report.year === year);
  if (found === undefined) throw new Error(`no report of ${agency} for ${year}`);
  return found;
}
