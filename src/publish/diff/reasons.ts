/** Why a row differs; the first reason that applies counts. */
export const DIFFERENCE_REASONS = {
  new_report: {
    zh: '新增报告',
    en: 'the report was not there before',
  },
  report_gone: {
    zh: '报告不再存在',
    en: 'the report is not there any more',
  },
  reassigned: {
    zh: '同一报告改归其他机关、年度，或不再是现行报告',
    en: 'the report counts for another agency or year than before, or another one counts in its place',
  },
  other_document: {
    zh: '现行报告出自另一网址',
    en: 'the current report stands at another address',
  },
  revision: {
    zh: '机关修改了报告',
    en: 'the agency changed the document',
  },
  correction: {
    zh: '人工更正有变动',
    en: 'a correction by hand was added, changed or taken back',
  },
  extractor: {
    zh: '读取程序版本不同',
    en: 'the same document was read by another version of the extractor',
  },
  reading: {
    zh: '同一文件读法不同：导出文件未说明是程序还是规则有变动',
    en: 'the same document was read otherwise; exports do not tell whether by another program or registry',
  },
  registry: {
    zh: '同一文件，规则（表式、指标等）有变动',
    en: 'the same document was read with another registry: forms, measures, divisions',
  },
} as const;

export type DifferenceReason = keyof typeof DIFFERENCE_REASONS;
