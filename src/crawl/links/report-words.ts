/** Words in the text of links that distinguish reports, columns and agencies. */

/** A text with one of these is about reports, or another kind of report, and never one of ours. */
const OTHER_THINGS =
  /解读|图解|读懂|图说|通知|要点|政府工作报告|年度报表|网站|法治政府|指南|评估|考核|汇编|模板|格式|填报|编制|培训|会议|预算|决算|审计|述职|统计公报|国民经济|行政执法/;

const YEAR = /(?:19|20)\d{2}|[〇○零一二三四五六七八九]{4}(?=年)/;
const INFORMATION_DISCLOSURE = /信息公开/;
const REPORT = /报告|年报/;
const YEARLY_REPORT = /年报|年度.{0,8}报告/;
const BARE_COLUMN = /^(?:政府|工作|历年)?(?:年报|年度报告)$/;

const AGENCY_END =
  /(?:局|委员会|委|办公室|办事处|办|政府|街道|镇|乡|苏木|院|中心|厅|署|处|站|所|队|馆|会|公司|开发区|园区|新区|管委会|团|社|部|学校|大学|学院|医院)$/;
const LONGEST_AGENCY_NAME = 30;

/** Whether a text is about reports, or names a report of another kind. */
export function isAboutOtherThings(text: string): boolean {
  return OTHER_THINGS.test(bareText(text));
}

/** Full-width letters and digits made half-width, all white space removed. */
export function bareText(text: string): string {
  if (text !== last.text) last = { text, bare: text.normalize('NFKC').replace(/\s+/g, '') };
  return last.bare;
}

/** Remembers the last text, because one text is tested many times in a row. */
let last = { text: '', bare: '' };

/** `2024年某某局政府信息公开工作年度报告`, in any order of its parts. */
export function isReportTitle(text: string): boolean {
  const bare = bareText(text);
  return (
    YEAR.test(bare) && INFORMATION_DISCLOSURE.test(bare) && REPORT.test(bare) && !OTHER_THINGS.test(bare)
  );
}

/** Enough inside a column of yearly reports: `2023年度报告`, `某某局2023年`. */
export function isShortReportTitle(text: string): boolean {
  const bare = bareText(text);
  return YEAR.test(bare) && (REPORT.test(bare) || /年度?$/.test(bare)) && !OTHER_THINGS.test(bare);
}

/** `2024`, `2024年`, `2024年度`: one year of a column. */
export function isYearName(text: string): boolean {
  return /^(?:19|20)\d{2}年?度?$/.test(bareText(text));
}

/** `政府信息公开年报`: a column of yearly reports. */
export function isColumnName(text: string): boolean {
  const bare = bareText(text);
  if (OTHER_THINGS.test(bare) || YEAR.test(bare)) return false;
  return (INFORMATION_DISCLOSURE.test(bare) && YEARLY_REPORT.test(bare)) || BARE_COLUMN.test(bare);
}

/** `政务公开`, `政府信息公开专栏`: what leads from a home page towards the yearly reports. */
export function isDisclosureSection(text: string): boolean {
  return /^(?:政府信息公开|政务公开|信息公开|公开)(?:平台|专栏|专区|目录|内容)?$|^法定主动公开内容$/.test(
    bareText(text),
  );
}

export function isAgencyName(text: string): boolean {
  const bare = bareText(text);
  return (
    bare.length >= 2 &&
    bare.length <= LONGEST_AGENCY_NAME &&
    /^[\p{Script=Han}()、·]+$/u.test(bare) &&
    AGENCY_END.test(bare) &&
    !INFORMATION_DISCLOSURE.test(bare) &&
    !OTHER_THINGS.test(bare)
  );
}

/** The agency that a report's title names; null when it names none. */
export function agencyInTitle(title: string): string | null {
  const bare = bareText(title).replace(/(?:19|20)\d{2}年?度?|[〇○零一二三四五六七八九]{4}年度?/g, '');
  const before = /^(.*?)信息公开/.exec(bare)?.[1]?.replace(/^关于/, '');
  if (before === undefined) return null;
  // 某某局政府信息公开 is 某某局's; 某某区人民政府信息公开 is 某某区人民政府's; 某某市政府信息公开 names only a place.
  const short = before.replace(/(?:政府|政务)$/, '').replace(/关于$/, '');
  if (isAgencyName(short)) return short;
  return isAgencyName(before) && before.endsWith('人民政府') ? before : null;
}
