import { describe, expect, it } from 'vitest';
import { readAll, valuesOf } from './printed-page.ts';

/** Tables 二 (first block), 三 (two rows) and 四 as converters leave them: one cell below the other. */
const LINES = [
  '南开区教育局2023年政府信息公开工作年度报告',
  '二、主动公开政府信息情况',
  ...['第二十条第（一）项', '信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ...['规章', '11', '12', '13', '行政规范性', '文件', '21', '22', '23'],
  '三、收到和处理政府信息公开申请情况',
  ...[
    '申请人情况',
    '自然人',
    '法人或其他组织',
    '总计',
    '商业企业',
    '科研机构',
    '社会公益组织',
    '法律服务机构',
    '其他',
  ],
  ...['一、本年新收政府信息公开申请数量', '1', '2', '3', '4', '5', '6', '21'],
  ...['三、本年度办理结果', '（一）予以公开', '7', '8', '9', '10', '11', '12', '57'],
  '四、政府信息公开行政复议、行政诉讼情况',
  ...[
    '行政复议',
    '行政诉讼',
    '结果维持',
    '结果纠正',
    '其他结果',
    '尚未审结',
    '总计',
    '未经复议直接起诉',
    '复议后起诉',
  ],
  ...[
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
  ...Array.from({ length: 15 }, (_, at) => String(at + 31)),
  '五、存在的主要问题及改进情况',
  '下一步将加强培训4次。',
];

const asParagraphs = (lines: readonly string[]) =>
  `<html><body>${lines.map((line) => `<p>${line}</p>`).join('\n')}</body></html>`;
const asColumn = (lines: readonly string[]) =>
  `<html><body><p>${lines[0]}</p><table>${lines
    .slice(1)
    .map((line) => `<tr><td>${line}</td></tr>`)
    .join('\n')}</table></body></html>`;

describe.each([
  ['plain text', LINES.join('\n')],
  ['paragraphs', asParagraphs(LINES)],
  ['a table of one column', asColumn(LINES)],
])('a report as %s', (_, text) => {
  it('is read by the order of its labels', async () => {
    const [report] = await readAll(text);
    if (report === undefined) throw new Error('nothing was read');
    expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, 12, 13]);
    expect(valuesOf(report, 'proactive', 'normative_documents')).toEqual([21, 22, 23]);
    expect(valuesOf(report, 'requests', 'new')).toEqual([1, 2, 3, 4, 5, 6, 21]);
    expect(valuesOf(report, 'requests', 'granted')).toEqual([7, 8, 9, 10, 11, 12, 57]);
    expect(valuesOf(report, 'review', 'litigation_direct')).toEqual([36, 37, 38, 39, 40]);
  });
});

it('a value that is missing among lines takes its row with it', async () => {
  const at = LINES.indexOf('8');
  const [report] = await readAll([...LINES.slice(0, at), ...LINES.slice(at + 1)].join('\n'));
  if (report === undefined) throw new Error('nothing was read');
  expect(valuesOf(report, 'requests', 'granted')).toEqual(Array(7).fill(null));
  expect(valuesOf(report, 'requests', 'new')).toEqual([1, 2, 3, 4, 5, 6, 21]);
  expect(report.problems.map((problem) => problem.code)).toContain('row_misaligned');
});

it('a zero-width mark inside a number does not make two of it', async () => {
  const [report] = await readAll(LINES.map((line) => (line === '57' ? '5\ufeff7' : line)).join('\n'));
  if (report === undefined) throw new Error('nothing was read');
  expect(valuesOf(report, 'requests', 'granted')).toEqual([7, 8, 9, 10, 11, 12, 57]);
});
