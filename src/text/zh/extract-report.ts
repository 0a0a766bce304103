import type { ProblemMeanings } from '../catalogue.ts';

export const REPORT_TEXTS = {
  not_a_report: {
    means: '该文件不是政府信息公开工作年度报告。',
    action: '如判断无误，无需处理。',
  },
  other_organ: {
    means: '该报告不是行政机关的年度报告，可能适用其他规定。',
    action: '不应与行政机关的报告比较。',
  },
  no_table: {
    means: '未找到表式中的任何表格。',
    action: '打开原文查看；表格可能为图像。',
  },
  narrative_only: {
    means: '报告所属年度尚无统一表式，报告只有文字，没有表格。',
    action: '阅读其文字部分。',
  },
  table_missing: {
    means: '未找到表式中的一张表格。',
    action: '打开原文查看该序号的部分。',
  },
  block_missing: {
    means: '未找到表二的一个部分（条例第二十条所列的一项）。',
    action: '打开原文查看表二。',
  },
  rows_missing: {
    means: '表格缺少表式规定的行。',
    action: '打开原文查看该表。',
  },
  columns_unknown: {
    means: '表格的表头无法辨认，因此其数值未归入各列。',
    action: '打开原文查看该表。',
  },
  row_unknown: {
    means: '一行有数值，但其行名不见于表式。',
    action: '如该行名确指表式中的一行，将其加入该表式的别名（aliases）。',
  },
  text_unread: {
    means: '表格中有些文字既非表式的栏目名称，也非单元格的数值。',
    action: '在原文中阅读；可能是对数据的说明。',
  },
  row_of_other_template: {
    means: '一行属于其他年度的表式，其数值按该表式保存。',
    action: '谨慎比较。',
  },
  row_misaligned: {
    means: '一行的数值个数与列数不符，因此均未归入各列。',
    action: '打开原文查看该行。',
  },
  several_reports: {
    means: '该文件载有多份报告，仅读取了第一份。',
    action: '其余报告请打开原文查看。',
  },
  cell_repeated: {
    means: '同一单元格出现两次且内容不同，两者均未采用。',
    action: '打开原文查看两处。',
  },
  value_not_a_number: {
    means: '应填数字的单元格填有文字，其数值记为未知。',
    action: '阅读该单元格的原文。',
  },
  value_blank: {
    means: '有单元格为空白；其数值为未知，而非零。',
    action: '无需处理。',
  },
  value_implausible: {
    means: '该数字几无可能正确，仅作为原文保留。',
    action: '打开原文查看该单元格。',
  },
  section_missing: {
    means: '未找到报告的一个部分。',
    action: '打开原文查看；其标题可能另有写法。',
  },
  section_empty: {
    means: '报告的一个部分没有内容，或仅写“无”。',
    action: '无需处理。',
  },
  sections_out_of_order: {
    means: '报告各部分的顺序与规定格式不同。',
    action: '无需处理。',
  },
  fees_unexplained: {
    means: '表二填报的行政事业性收费金额大于零，而第六部分未提及收费。',
    action: '向该机关询问收费项目。',
  },
  instruction_left_in: {
    means: '报告中留有规定格式的填写说明。',
    action: '无需处理。',
  },
  template_mixed: {
    means: '报告混用了不同年度表式的表格。',
    action: '谨慎比较。',
  },
  template_unexpected: {
    means: '报告采用的不是其所属年度的表式。',
    action: '谨慎比较。',
  },
  agency_unknown: {
    means: '无法判断报告属于哪个机关。',
    action: '打开原文查看。',
  },
  year_unknown: {
    means: '无法判断报告年度。',
    action: '打开原文查看。',
  },
  identity_conflict: {
    means: '来源对机关、年度或日期的记载自相矛盾，已采用依据最强的一项。',
    action: '核对各“依据”列。',
  },
  ocr_rejected: {
    means: '从图像中识别的数值未经合计印证，仅作为识别文字保留。',
    action: '将识别文字与原文核对，正确的数值填入 data/registry/corrections.csv。',
  },
} satisfies Partial<ProblemMeanings>;
