import { chineseYear } from './date.ts';

/** What the title of a yearly report says. */
export interface ReportTitle {
  readonly title: string;
  readonly agency: string | null;
  readonly year: number | null;
}

const REPORT =
  /(?:政府)?信息公开(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?的?(?:年度)?(?:报告|年报)|(?:政府)?信息公开(?:工作)?年度?报告/;
const YEAR =
  /(?<digits>(?:19|20)\d{2})\s*(?:年度?|(?=\D|$))|(?<chinese>二[〇○零Oo0]{1,2}[〇○零一二三四五六七八九]{1,2})年度?/;
/** A title is a separate line; a sentence that mentions the report is longer or ends with a full stop. */
const LONGEST_TITLE = 80;

/** Reads a line as the title of a yearly report; null when it is none. */
export function parseTitle(text: string): ReportTitle | null {
  const compact = text.normalize('NFKC').replace(/\s+/g, '');
  if (compact.length > LONGEST_TITLE || /[。;!?]/.test(compact)) return null;
  const report = REPORT.exec(compact);
  if (report === null) return null;
  const before = compact.slice(0, report.index);
  const after = compact.slice(report.index + report[0].length);
  const inFront = YEAR.exec(before);
  const behind = inFront === null ? YEAR.exec(after) : null;
  const year = yearOf(inFront ?? behind);
  const name = (inFront === null ? before : before.replace(inFront[0], ''))
    .replace(/^(?:关于|印发|公布)+/, '')
    .replace(/[()《》"“”:：、-]/g, '')
    .replace(/(?:年度|的)$/, '');
  return { title: text.replace(/\s*\n\s*/g, '').trim(), agency: name === '' ? null : name, year };
}

function yearOf(match: RegExpExecArray | null): number | null {
  if (match === null) return null;
  const { digits, chinese } = match.groups ?? {};
  if (digits !== undefined) return Number(digits);
  return chinese === undefined ? null : chineseYear(chinese);
}
