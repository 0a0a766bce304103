import { sqlText } from '../../workspace/index.ts';

/** The first true condition decides the note. */
const NOTES = [
  {
    holds: "status = 'unread'",
    zh: '存有文件，但未能从中读出报告',
    en: 'a document is held, but no report could be read from it',
  },
  {
    holds: "status = 'blocked'",
    zh: '未能抓取，无从判断是否公布',
    en: 'the crawler could not look, so nobody knows whether there is one',
  },
  {
    holds: "status = 'missing'",
    zh: '未找到，不能证明没有公布',
    en: 'none was found, which is no proof that there is none',
  },
  {
    holds: "status = 'published' AND due_on IS NULL AND kind IS NULL",
    zh: '机关类别不明，无从判断是否逾期',
    en: 'the kind of the agency is unknown, so lateness cannot be told',
  },
  {
    holds: "status = 'published' AND due_on IS NULL",
    zh: '条例未规定此类机关的期限',
    en: 'the law names no deadline for agencies of this kind',
  },
  {
    holds: "status = 'published' AND published_on IS NULL",
    zh: '发布日期不明，无从判断是否逾期',
    en: 'the date of publication is unknown, so lateness cannot be told',
  },
] as const;

/** SQL of what a reader must know about the status of a row. */
export function noteOf(language: 'zh' | 'en'): string {
  const cases = NOTES.map((note) => `WHEN ${note.holds} THEN ${sqlText(note[language])}`);
  return `CASE ${cases.join(' ')} END`;
}
