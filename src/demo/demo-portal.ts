import { readRegistry } from '../registry/index.ts';
import { readDemoData } from './demo-data.ts';
import type { DemoReport } from './demo-report.ts';
import { demoSite } from './demo-site.ts';
import { type RunningSite, serveSite } from './serve-site.ts';

export interface DemoPortal extends RunningSite {
  /** Name under which the portal's pages link to one another; no resolver knows it. */
  readonly host: string;
}

export interface DemoPortalOptions {
  /**
   * Changes each report after its publication: the portal as a later crawl finds it.
   * A report whose page differs should have another `modifiedOn`.
   */
  readonly changed?: (report: DemoReport) => DemoReport;
}

/**
 * Serves the demo portal on 127.0.0.1 until it is closed.
 * @throws {Failure} `registry_invalid` when its data files are invalid.
 */
export async function startDemoPortal(options: DemoPortalOptions = {}): Promise<DemoPortal> {
  const { changed = (report) => report } = options;
  const data = await readDemoData(await readRegistry());
  const agencies = data.agencies.map((pages) => ({ ...pages, reports: pages.reports.map(changed) }));
  const running = await serveSite(demoSite({ ...data, agencies }));
  return { ...running, host: new URL(data.entryUrl).host };
}
