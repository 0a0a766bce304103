import { canonicalUrl } from '../address.ts';
import { holdsDataTable } from '../page-kind.ts';
import type { Link, Page } from './family.ts';

const FILE_NAME = /\.(?:docx?|wps|pdf|xlsx?|zip|rar|et|txt)$/i;

/** The files that a report page without a table points to or embeds: the report may be in one of them. */
export function attachmentsOf({ url, dom, context }: Page): Link[] {
  if (holdsDataTable(dom)) return [];
  return dom('a[href], iframe[src], embed[src], object[data]')
    .toArray()
    .flatMap((element): Link[] => {
      const { href, src, data } = element.attribs;
      const target = canonicalUrl(fileShown(href ?? src ?? data ?? ''), url);
      if (target === undefined) return [];
      const isFile = FILE_NAME.test(new URL(target).pathname) || FILE_NAME.test(dom(element).text().trim());
      return isFile ? [{ url: target, role: 'attachment', context, continues: false }] : [];
    });
}

/** A viewer such as `/pdfjs/web/viewer.html?file=/a.pdf` stands for its file. */
function fileShown(address: string): string {
  const file = /viewer\.html\?(?:.*&)?file=([^&#]+)/.exec(address)?.[1];
  if (file === undefined) return address;
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
