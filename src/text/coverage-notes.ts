/** What a reader must know of a year of an agency that has no report, or one that cannot be judged. */
export const COVERAGE_NOTES = {
  unread: {
    zh: '存有文件，但未能从中读出报告',
    en: 'a document is held, but no report could be read from it',
  },
  blocked: {
    zh: '未能抓取，无从判断是否公布',
    en: 'the crawler could not look, so nobody knows whether there is one',
  },
  missing: {
    zh: '未找到，不能证明没有公布',
    en: 'none was found, which is no proof that there is none',
  },
  kind_unknown: {
    zh: '机关类别不明，无从判断是否逾期',
    en: 'the kind of the agency is unknown, so lateness cannot be told',
  },
  no_deadline: {
    zh: '条例未规定此类机关的期限',
    en: 'the law names no deadline for agencies of this kind',
  },
  date_unknown: {
    zh: '发布日期不明，无从判断是否逾期',
    en: 'the date of publication is unknown, so lateness cannot be told',
  },
} as const;
