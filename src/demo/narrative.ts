import { cellsOfRow, type DemoReport, type PrintedCell } from './demo-report.ts';

/** First year of the fees for handling requests (国办函〔2020〕109号, in force from 1 January 2021). */
const FIRST_FEE_YEAR = 2021;

/** Section 一, paragraph by paragraph; its numbers are those of the tables, as printed. */
export function overview(report: DemoReport): string[] {
  const { wording } = report.agency;
  const parts = [
    ['主动公开', `${wording.publishes}全年共公开各类信息${report.publishedItems}条。`],
    ['依申请公开', `${requestsSentence(report)}${reviewSentence(report)}`],
    ['政府信息管理', wording.manages],
    ...(wording.platform === null ? [] : [['平台建设', wording.platform]]),
    ['监督保障', wording.supervises],
  ];
  const preamble = wording.preamble?.replaceAll('{year}', String(report.year));
  return [
    ...(preamble === undefined ? [] : [preamble]),
    ...parts.map(([heading, text], index) => `（${'一二三四五'.charAt(index)}）${heading}。${text}`),
  ];
}

/** Section 五. */
export function shortcomings({ agency, year }: DemoReport): string[] {
  const { falls_short } = agency.wording;
  const named = falls_short[year % falls_short.length] ?? '';
  return [`存在的主要问题：${named}`, '下一步，将针对上述问题逐项改进。'];
}

/** Section 六. */
export function otherMatters({ year }: DemoReport): string[] {
  if (year < FIRST_FEE_YEAR) return ['无其他需要报告的事项。'];
  return [
    '本年度依据《政府信息公开信息处理费管理办法》收取信息处理费情况如下：发出收费通知0件，应收总金额0元，实际收取总金额0元。',
  ];
}

function requestsSentence(report: DemoReport): string {
  const total = (row: string): string | null => amount(cellsOfRow(report.figures, 'requests', row, 7).at(-1));
  const received = total('new');
  const carriedIn = total('carried_in');
  const handled = total('handled_total');
  const carriedOut = total('carried_out');
  return [
    received === null
      ? `${report.year}年未收到政府信息公开申请`
      : `${report.year}年收到政府信息公开申请${received}件`,
    ...(carriedIn === null ? [] : [`上年结转${carriedIn}件`]),
    ...(handled === null ? [] : [`办结${handled}件`]),
    ...(carriedOut === null ? [] : [`结转下年度继续办理${carriedOut}件`]),
  ]
    .join('，')
    .concat('。');
}

function reviewSentence(report: DemoReport): string {
  const total = (row: string): string | null => amount(cellsOfRow(report.figures, 'review', row, 5).at(-1));
  const named = [
    ['行政复议', total('reconsideration')],
    ['未经复议直接提起的行政诉讼', total('litigation_direct')],
    ['复议后提起的行政诉讼', total('litigation_after_reconsideration')],
  ].flatMap(([what, count]) => (count === null ? [] : [`${what}${count}件`]));
  if (named.length === 0) return '未发生涉及政府信息公开的行政复议和行政诉讼。';
  return `涉及政府信息公开的${named.join('、')}。`;
}

/** A cell as the text quotes it; null for zero and for anything that is no number. */
function amount(cell: PrintedCell | undefined): string | null {
  const text = String(cell ?? '');
  return /[1-9]/.test(text.normalize('NFKC')) ? text : null;
}
