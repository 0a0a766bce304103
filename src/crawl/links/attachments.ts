import { holdsDataTable } from '../page/page-kind.ts';
import { filesOnPage, framesOnPage, picturesOnPage } from './files-on-page.ts';
import type { Link, Page } from './link.ts';

/** On a page with tables a file is worth a request when its link says that it is the report. */
const NAMES_REPORT = /年报|年度报告|信息公开|附件|下载|原文|全文|word|pdf|\.(?:docx?|wps|pdf|xlsx?)$/i;
/** Documents that are published with reports and are not reports. */
const OTHER_FILES = /指南|目录|申请表|解读|图解|流程|须知|办法|条例|规定|通知/;

/**
 * What may hold the report beside its page, or hold it in another format: its files; where the page has no table, the
 * pages that it shows in frames; and where it has no file either, its pictures.
 */
export function attachmentsOf(page: Page): Link[] {
  const { dom, context } = page;
  const files = filesOnPage(page);
  const attachment = (url: string): Link => ({ url, role: 'attachment', context, continues: false });
  if (holdsDataTable(dom)) {
    return files
      .filter(({ text, isEmbedded }) => isEmbedded || (NAMES_REPORT.test(text) && !OTHER_FILES.test(text)))
      .map(({ url }) => attachment(url));
  }
  const documents = [...files.map(({ url }) => url), ...framesOnPage(page)];
  return (documents.length > 0 ? documents : picturesOnPage(page)).map(attachment);
}
