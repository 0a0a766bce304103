import type { Extracted } from '../../../src/domain/index.ts';
import { Extractor } from '../../../src/extract/extractor.ts';
import { NO_CONTEXT } from '../../../src/extract/index.ts';
import { readRegistry } from '../../../src/registry/index.ts';

const extractor = new Extractor(await readRegistry());
const TITLE = '南开区教育局2023年政府信息公开工作年度报告';

/** A page with a title of 2023 over the given HTML. */
export function pageOf(body: string, title: string = TITLE): string {
  return `<html><body><div id="zoom"><h1>${title}</h1>\n${body}\n</div></body></html>`;
}

export async function readAll(text: string): Promise<readonly Extracted[]> {
  return extractor.extractAll(new TextEncoder().encode(text), null, NO_CONTEXT);
}

export async function read(body: string): Promise<Extracted> {
  const [report] = await readAll(pageOf(body));
  if (report === undefined) throw new Error('nothing was read');
  return report;
}

/** Values of a table's row in the order of the form's columns. */
export function valuesOf(report: Extracted, table: string, row: string): (number | null)[] {
  return report.observations
    .filter((cell) => cell.table === table && cell.row === row)
    .map((cell) => cell.value);
}

export function codesOf(report: Extracted): string[] {
  return report.problems.filter((problem) => problem.severity !== 'note').map((problem) => problem.code);
}

/** Rows of cells as HTML; a cell is its text, or text with the spans behind it: `自然人|1|2`. */
export function rows(...lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`).join('\n');
}

export function table(...lines: readonly (readonly string[])[]): string {
  return `<table>${rows(...lines)}</table>`;
}

function cell(printed: string): string {
  const [text = '', columns = '1', height = '1'] = printed.split('|');
  return `<td colspan="${columns}" rowspan="${height}">${text}</td>`;
}

/** The header of table 三 as the form prints it. */
export const REQUESTS_HEADER: readonly (readonly string[])[] = [
  ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）|3|3', '申请人情况|7'],
  ['自然人|1|2', '法人或其他组织|5', '总计|1|2'],
  ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
];

/** The header of table 四 as the form prints it. */
export const REVIEW_HEADER: readonly (readonly string[])[] = [
  ['行政复议|5', '行政诉讼|10'],
  [
    '结果维持|1|2',
    '结果纠正|1|2',
    '其他结果|1|2',
    '尚未审结|1|2',
    '总计|1|2',
    '未经复议直接起诉|5',
    '复议后起诉|5',
  ],
  [
    '结果维持',
    '结果纠正',
    '其他结果',
    '尚未审结',
    '总计',
    '结果维持',
    '结果纠正',
    '其他结果',
    '尚未审结',
    '总计',
  ],
];

/** The first block of table 二. */
export const RULES_HEADER: readonly (readonly string[])[] = [
  ['第二十条第（一）项|4'],
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
];
