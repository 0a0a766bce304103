import type { ProblemKind } from './problem-kind.ts';

/** What is visible only when all reports are compared. */
export const LOAD_PROBLEMS = {
  not_extracted: {
    severity: 'error',
    means: 'The archive holds this document, but it was not read yet.',
    means_zh: '存档中有该文件，但尚未读取。',
    action: 'Run extract, then load again.',
    action_zh: '运行 extract，再重新运行 load。',
  },
  division_missing: {
    severity: 'error',
    means: 'The agency is known but not its division, so the report is not compared with any other.',
    means_zh: '已知报告机关，但不知其所属行政区划，因此该报告不与其他报告比较。',
    action: 'Open the source.',
    action_zh: '打开原文查看。',
  },
  division_unknown: {
    severity: 'warning',
    means: 'The registry does not name the division of this code.',
    means_zh: '登记库未载明该代码所指的行政区划。',
    action: 'Add it to data/registry/divisions.csv.',
    action_zh: '将其补入 data/registry/divisions.csv。',
  },
  report_duplicate: {
    severity: 'warning',
    means: 'Another address holds a report of the same agency and year with other values; this one is used.',
    means_zh: '另一网址有同一机关同一年度的报告，但数值不同；采用本网址的报告。',
    action: 'Open both and compare.',
    action_zh: '打开两处比较。',
  },
  correction_outdated: {
    severity: 'warning',
    means:
      'A correction by hand was not applied: the value that is read is no longer the one that it corrects.',
    means_zh: '一项人工更正未予采用：现在读取的数值已不是其所更正的数值。',
    action: 'Look at the source again; mend or remove the line in data/registry/corrections.csv.',
    action_zh: '重新查看原文，并修改或删除 data/registry/corrections.csv 中的该行。',
  },
  correction_unknown: {
    severity: 'warning',
    means: 'A correction by hand was not applied: there is no such report or cell.',
    means_zh: '一项人工更正未予采用：没有相应的报告或单元格。',
    action: 'Mend or remove the line in data/registry/corrections.csv.',
    action_zh: '修改或删除 data/registry/corrections.csv 中的该行。',
  },
} as const satisfies Record<string, ProblemKind>;
