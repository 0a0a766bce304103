import { stringify } from 'yaml';
import type { SnapshotFacts } from './snapshot-facts.ts';

export const TITLE = '政府信息公开工作年度报告数据集 / Yearly open-government reports of Chinese agencies';

/** The file `CITATION.cff`, in the Citation File Format 1.2.0. */
export function citation(facts: SnapshotFacts): string {
  return stringify({
    'cff-version': '1.2.0',
    message:
      '引用时请注明版本和公布报告的机关。Cite the version, and name the agency that published what you quote.',
    type: 'dataset',
    title: TITLE,
    abstract: `Read by ${facts.software} from ${facts.reports} reports of the years ${facts.first_year ?? '?'} to ${facts.last_year ?? '?'}.`,
    authors: [{ name: 'nianbao' }],
    version: facts.version,
    ...(facts.as_of === null ? {} : { 'date-released': facts.as_of }),
    keywords: ['政府信息公开', '年度报告', 'open government', 'China'],
  });
}

/** The file `LICENCE.md`: who published the facts, and that nianbao claims no rights in them. */
export const LICENCE = `# 数据使用说明 / Licence note

数据是各行政机关在其政府信息公开工作年度报告中公布的事实。每行的网址注明公布者；版权如有，属于公布者。nianbao 对这些数据不主张任何权利，
也不担保其准确：刊发前请核对原文。

The data are facts that Chinese agencies published in their yearly reports on open government. The URL of each row names
who published it; rights, where there are any, are the publisher's. nianbao claims none in these data and warrants
nothing: hold a figure against its source before you print it.
`;
