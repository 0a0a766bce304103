import { inventedNote, type SnapshotFacts } from '../snapshot-facts.ts';
import type { Sheet } from './sheets.ts';

/** A line of the readme sheet: Chinese, English. */
type Line = readonly [zh: string, en: string];

const NOTES: readonly Line[] = [
  [
    '空单元格表示不明：原文为空白、缺失或不是数字。空白绝不等于零。',
    'An empty cell means unknown: blank, missing or no number in the source. It is never zero.',
  ],
  [
    '单位：数值一律采用同行“单位”列所示单位；“报告”表各列的单位见“字段”表。',
    'Units: a value is in the unit that its row names; the sheet of columns names those of the sheet of reports.',
  ],
  [
    '可比性：表式在2019年、2021年两次修改，有的指标前后口径不同。“可比性”列为 break 或 absent 的，不得比较，' +
      '也不计算增减；comparable_with_caveat 的，请先看“说明”。',
    'Comparability: the form changed in 2019 and 2021, and some measures count something else since. Where comparability ' +
      'says break or absent, do not compare; no change is computed. Where it says comparable_with_caveat, read the reason.',
  ],
  [
    '“检查不通过”大于零的报告，原文自身的数字互相矛盾：刊发前请核对原文。',
    'A report whose checks_failed is above zero contradicts itself: look at the source before you print.',
  ],
  [
    '各级、各类机关的数字不得相加：政府的报告已包含其各部门。',
    'Do not add up agencies of different kinds or levels: the report of a government includes its departments.',
  ],
  [
    '每个数字都可追溯：“网址”与“原文位置”指明出处；抓取时间用 nianbao explain 查看。',
    'Every number leads back to its source by url and anchor; `nianbao explain` says when the page was captured.',
  ],
];

/** Content of the readme sheet, line by line. */
export function readmeLines(facts: SnapshotFacts, sheets: readonly Sheet[]): Line[] {
  return [
    ['政府信息公开工作年度报告数据集', 'Yearly open-government reports of Chinese agencies'],
    [`版本：${facts.version}`, `Version: ${facts.version}`],
    [`数据截至：${facts.as_of ?? '不明'}`, `As of: ${facts.as_of ?? 'unknown'}`],
    ...inventedNote(facts),
    ['', ''],
    ...NOTES,
    ['', ''],
    ['工作表', 'Sheets'],
    ...sheets.map(sheetLine),
    ['', ''],
    ['来源', 'Sources'],
    ...facts.portals.map(({ name, entry_url }): Line => [name, entry_url]),
  ];
}

function sheetLine({ name, table, rows, number, of }: Sheet): Line {
  const [zh, en] =
    of === 1
      ? ['', '']
      : [
          `（共${of}张，第${number}张：一张工作表最多1,048,576行）`,
          ` (sheet ${number} of ${of}: a sheet has at most 1,048,576 rows)`,
        ];
  const count = rows.toLocaleString('en-US');
  return [
    `${name}：${table.view.zh}，${count} 行${zh}`,
    `${table.sheet.en}: ${table.view.en}; ${count} rows${en}`,
  ];
}
