import type { ProblemMeanings } from '../catalogue.ts';

export const DOCUMENT_TEXTS = {
  capture_missing: {
    means: '存档索引所指的内容在存档中不存在。',
    action: '重新抓取。',
  },
  too_large_to_read: {
    means: '该文件的大小超出任何年度报告的应有范围，未予读取。',
    action: '打开之前，先查明其为何种文件。',
  },
  read_by_office: {
    means: 'nianbao 无法读取该文件，数据读自 LibreOffice 转换后的文件。',
    action: '将数据与原文核对。',
  },
  attachment_only: {
    means: '该网页没有表格，仅链接至附件。',
    action: '见该附件的记录。',
  },
  attachment_unread: {
    means: '该附件无法读取，报告系在不含该附件的情况下读取。',
    action: '报告内容如有缺失，打开该附件查看。',
  },
  formats_disagree: {
    means: '该报告以多种格式发布，其中一个单元格内容不一致；采用所列第一处的数值。',
    action: '打开两处核对，并向该机关询问何者为准。',
  },
  cells_from_other_format: {
    means: '检查结果较好的格式缺少若干单元格，已从另一格式补入。',
    action: '刊发其中任何数据之前，先打开两种格式核对。',
  },
  cells_of_other_format_refused: {
    means: '另一格式有本格式所缺的单元格，但补入后合计不成立，故未采用。',
    action: '打开两处核对。',
  },
  portal_not_extracted: {
    means: '该门户的文件未能读取；上次提取的数据（如有）保留。',
    action: '按错误信息处理后，重新运行 extract 与 load。',
  },
} satisfies Partial<ProblemMeanings>;
