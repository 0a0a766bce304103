import { canonicalUrl } from '../address.ts';
import { elementsNamed } from './elements.ts';
import { type Html, query } from './html.ts';

/** Files that a page may name; one that names more is built from modules, and needs a browser. */
const MOST_FILES = 8;
/** Names of libraries, which contain nothing about the portal. */
const LIBRARY =
  /jquery|bootstrap|swiper|slide|layui|layer|vue|react|echarts|video|player|share|print|qrcode|polyfill|html5|respond|base64|md5|crypto|tongji|analytics/i;

/** Script files on the page's own host that may belong to the content system, in the order of the page. */
export function scriptFilesOn({ dom, url }: { readonly dom: Html; readonly url: string }): string[] {
  const { host } = new URL(url);
  const files = filesOf(dom, url)
    .map(({ file }) => file)
    .filter((file) => new URL(file).host === host && !LIBRARY.test(nameOf(file)));
  return [...new Set(files)].slice(0, MOST_FILES);
}

function nameOf(file: string): string {
  const { pathname } = new URL(file);
  return pathname.slice(pathname.lastIndexOf('/') + 1);
}

/** Puts the contents of script files where the page names them. Alters `dom`; call it before reading its scripts. */
export function putScripts(dom: Html, url: string, contents: ReadonlyMap<string, string>): void {
  for (const { element, file } of filesOf(dom, url)) {
    const content = contents.get(file);
    if (content !== undefined) query(element).text(content);
  }
}

function filesOf(dom: Html, url: string) {
  return elementsNamed(dom, 'script').flatMap((element) => {
    const file = canonicalUrl(element.attribs['src'] ?? '', url);
    return file === undefined ? [] : [{ element, file }];
  });
}
