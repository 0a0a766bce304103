import type { ProblemMeanings } from '../catalogue.ts';

export const READ_TEXTS = {
  format_unsupported: {
    means: '该文件的格式无法读取。',
    action: '请人工阅读该文件。',
  },
  encrypted: {
    means: '该文件已加密，或须凭密码打开。',
    action: '向该机关索取无密码的文件。',
  },
  truncated: {
    means: '该文件不完整，后部缺失，其内容均未读取。',
    action: '重新抓取；仍不完整的，向该机关询问。',
  },
  damaged: {
    means: '该文件不符合其格式规范，无法打开。',
    action: '用办公软件打开并另存，再人工阅读另存的文件。',
  },
  too_large_inside: {
    means: '该文件解压后的大小超出任何年度报告的应有范围，未予读取。',
    action: '打开之前，先查明其为何种文件。',
  },
  too_deep: {
    means: '该文件的嵌套层数超出任何年度报告的应有范围，未予读取。',
    action: '打开之前，先查明其为何种文件。',
  },
  entities_refused: {
    means: '该文件自行定义了 XML 实体，可能无限展开，未予读取。',
    action: '打开之前，先查明其为何种文件。',
  },
  needs_ocr: {
    means: '该文件为文字的图像（如扫描件），而未安装文字识别组件。',
    action: '运行 nianbao doctor --install ocr 后重新提取，或从原文人工读取数据。',
  },
  page_is_picture: {
    means: '该文件有一页为图像，其内容未予读取。',
    action: '打开原文查看该页。',
  },
  text_aslant: {
    means: '倾斜排列的文字（如水印）未与正文一并读取。',
    action: '如不止是水印，查看该页。',
  },
  ocr_read: {
    means: '内容系从图像中识别，文字可能有误；数值仅在经合计印证时保留。',
    action: '刊发任何内容之前，先与原文核对。',
  },
  no_unicode_map: {
    means: '该文件的字体未说明所绘为何字符，因此无法读取数据。',
    action: '从原文人工读取数据。',
  },
  ofd_unsupported: {
    means: '该文件为 OFD 版式文件（GB/T 33190），无法读取。',
    action: '用 OFD 阅读软件打开并另存为 PDF，再用 extract 读取该 PDF。',
  },
  word_too_old: {
    means: '该文件由 1997 年以前的 Word 生成，其格式无法读取。',
    action: '安装能读取该格式的 LibreOffice 后重新提取；或另存为 DOCX 后读取。',
  },
  login_page: {
    means: '门户网站给出的是要求登录的网页，而不是该文件。',
    action: '在浏览器中打开该网址。',
  },
  reader_time_limit: {
    means: '读取该文件超出允许的时间，已放弃读取。',
    action: '请人工阅读该文件。',
  },
  reader_memory_limit: {
    means: '读取该文件超出允许的内存，已放弃读取。',
    action: '请人工阅读该文件。',
  },
  extraction_failed: {
    means: '读取程序在处理该文件时出错。',
    action: '请连同该文件报告此问题。',
  },
  other_documents_inside: {
    means: '该压缩包内另有其他文件，仅读取了其中载有表式的一份。',
    action: '查看其中有无所需文件。',
  },
  empty_document: {
    means: '该文件没有文字。',
    action: '打开原文查看，可能为图像。',
  },
} satisfies Partial<ProblemMeanings>;
