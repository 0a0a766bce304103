import type { UrlState } from '../../src/domain/index.ts';
import { crawl, HOST, newWorkspace, portalWith, statesOf } from '../crawl/small-portal.ts';
import { type Answer, serve } from '../crawl/test-server.ts';

/** The reports that the portal of every family shows, each in the way of its system. */
export interface ShownReport {
  readonly agency: string;
  readonly year: number;
  readonly title: string;
  /** ISO date of its publication. */
  readonly publishedOn: string;
  /** Counts from 1 over the whole portal, newest year first. */
  readonly number: number;
}

export const AGENCIES = ['区教育局', '区民政局', '区财政局', '东风街道办事处'] as const;
const YEARS = [2024, 2023, 2022, 2021, 2020, 2019] as const;

export const REPORTS: readonly ShownReport[] = YEARS.flatMap((year) =>
  AGENCIES.map((agency) => ({ agency, year })),
).map(({ agency, year }, index) => ({
  agency,
  year,
  title: `${agency}${year}年政府信息公开工作年度报告`,
  publishedOn: `${year + 1}-01-${String(10 + (index % 4)).padStart(2, '0')}`,
  number: index + 1,
}));

/** Place of an agency among AGENCIES, from 0. */
export function indexOfAgency(agency: string): number {
  const names: readonly string[] = AGENCIES;
  return names.indexOf(agency);
}

/** The system's portal: its pages by path, and the path of its entry. */
export interface FamilyPortal {
  readonly entry: string;
  readonly pages: Readonly<Record<string, Answer>>;
}

/** A page with a table in the form of the reports; what surrounds it is the family's. */
export function reportBody({ title, publishedOn }: ShownReport): string {
  const rows = '<tr><td>规章</td><td>0</td><td>0</td></tr>'.repeat(5);
  return `<h1>${title}</h1><p>发布日期：${publishedOn}</p><table>${rows}</table>`;
}

/** What a crawl from the entry alone found, without a word about the family in the portal's file. */
export async function crawlFromEntry({ entry, pages }: FamilyPortal): Promise<{
  /** `agency year` of each report in the archive, in the order of REPORTS. */
  readonly found: readonly string[];
  /** Every report in the archive. */
  readonly held: readonly UrlState[];
  /** States that are no success. */
  readonly wanting: readonly UrlState[];
  /** Requested paths, with query, in their order. */
  readonly asked: readonly string[];
}> {
  const server = await serve(pages);
  try {
    const workspace = await newWorkspace();
    await crawl(server, workspace, portalWith({ entry_url: new URL(entry, HOST).href }));
    const states = await statesOf(workspace);
    const held = states.filter(({ role, sha256 }) => role === 'report' && sha256 !== null);
    const found = REPORTS.filter(({ agency, title }) =>
      held.some(({ context }) => context.title === title && context.agency === agency),
    );
    return {
      found: found.map(({ agency, year }) => `${agency} ${year}`),
      held,
      wanting: states.filter(({ status }) => status !== 'fetched'),
      asked: server.asked,
    };
  } finally {
    await server.close();
  }
}

export const EVERY_REPORT: readonly string[] = REPORTS.map(({ agency, year }) => `${agency} ${year}`);
