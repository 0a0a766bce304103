import { columnsTo, REPORTS_COLUMN } from './columns.ts';
import type { DemoReport } from './demo-report.ts';
import { LAYOUTS, type Layout } from './layouts.ts';
import { anchor, escaped } from './markup.ts';
import { otherMatters, overview, shortcomings } from './narrative.ts';
import { formTable } from './report-tables.ts';
import { trsPage } from './trs-page.ts';

/** The page of one report: its figures in the tables of its form, or a link to its attachment. */
export function reportPage(report: DemoReport): string {
  const { agency } = report;
  const layout = LAYOUTS[report.layout];
  const body = report.attachment === null ? reportBody(report, layout) : attachmentBody(report, layout);
  return trsPage({
    siteName: agency.siteName,
    siteIdCode: agency.siteIdCode,
    url: report.url,
    title: report.title,
    article: { publishedOn: report.publishedOn, source: agency.name },
    breadcrumb: columnsTo(agency.name, REPORTS_COLUMN),
    foldersBelow: 1,
    body: layout.wrap(body),
  });
}

function reportBody(report: DemoReport, layout: Layout): string {
  const { template, figures, agency } = report;
  return [
    ...section('一、总体情况', overview(report), layout),
    ...template.tables.flatMap((table) => [
      layout.heading(`${table.number}、${table.label}`),
      formTable(table, figures, layout),
    ]),
    ...section('五、存在的主要问题及改进情况', shortcomings(report), layout),
    ...section('六、其他需要报告的事项', otherMatters(report), layout),
    `<p align="right">${escaped(agency.signedAs)}</p>`,
    `<p align="right">${chineseDate(report.publishedOn)}</p>`,
  ].join('\n');
}

function attachmentBody(report: DemoReport, layout: Layout): string {
  const extension = /\.[a-z]+$/.exec(report.attachment ?? '')?.[0] ?? '';
  const link = anchor({ href: `./${report.attachment}`, text: `${report.title}${extension}` });
  return layout.paragraph(`附件：${link}`);
}

function section(heading: string, paragraphs: readonly string[], layout: Layout): string[] {
  return [layout.heading(heading), ...paragraphs.map((text) => layout.paragraph(escaped(text)))];
}

/** `2025-01-17` as 2025年1月17日. */
function chineseDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
