import type { ProblemMeanings } from '../catalogue.ts';

export const LOAD_TEXTS = {
  not_extracted: {
    means: '存档中有该文件，但尚未读取。',
    action: '运行 extract，再重新运行 load。',
  },
  division_missing: {
    means: '已知报告机关，但不知其所属行政区划，因此该报告不与其他报告比较。',
    action: '打开原文查看。',
  },
  division_unknown: {
    means: '登记库未载明该代码所指的行政区划。',
    action: '将其补入 data/registry/divisions.csv。',
  },
  report_duplicate: {
    means: '另一网址有同一机关同一年度的报告，但数值不同；采用本网址的报告。',
    action: '打开两处比较。',
  },
  correction_outdated: {
    means: '一项人工更正未予采用：现在读取的数值已不是其所更正的数值。',
    action: '重新查看原文，并修改或删除 data/registry/corrections.csv 中的该行。',
  },
  correction_unknown: {
    means: '一项人工更正未予采用：没有相应的报告或单元格。',
    action: '修改或删除 data/registry/corrections.csv 中的该行。',
  },
  portal_not_loaded: {
    means: '该门户的文件未能读取，数据集中没有该门户的内容。',
    action: '按错误信息处理后，重新运行 load。',
  },
} satisfies Partial<ProblemMeanings>;
