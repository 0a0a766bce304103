import { addressesInParameters, canonicalUrl } from '../address.ts';
import { elementsNamed, elementsOf, textIn } from '../page/elements.ts';
import { type Html, query } from '../page/html.ts';
import type { Link, Page } from './link.ts';

const ENDING = String.raw`\.(?:docx?|wps|pdf|xlsx?|zip|rar|et|ofd|rtf|txt)`;
const FILE_NAME = new RegExp(`${ENDING}$`, 'i');
/** A server script that sends files: `downfile.jsp?id=7`, `download.do?fileid=7`. */
const FILE_SCRIPT = /(?:down(?:load|file)?|attach(?:ment)?)\w*\.(?:jspx?|do|action|aspx?|ashx|php)$/i;
/** Any other address is neither a file's nor a viewer's; this is known without parsing it. */
const MAY_BE_FILE = new RegExp(`${ENDING}|[?%]|down|attach`, 'i');
/** Parameters by which viewers get their file. */
const VIEWER_PARAMETERS = ['file', 'url', 'src', 'pdf', 'fileurl', 'path'];
const isViewerParameter = (name: string): boolean => VIEWER_PARAMETERS.includes(name.toLowerCase());

/** Elements that show a file or lead to one. */
const SHOWERS = new Set(['a', 'iframe', 'frame', 'embed', 'object']);

/** A file that a page shows or links to, as the page names it. */
export interface FileOnPage {
  readonly url: string;
  /** Text of the link; '' for a file that is embedded. */
  readonly text: string;
  readonly isEmbedded: boolean;
}

/** Files behind links, frames, embedded objects, viewers and scripts, each address once, in the order of the page. */
export function filesOnPage({ url, dom }: Pick<Page, 'url' | 'dom'>): FileOnPage[] {
  const found = elementsOf(dom)
    .filter(({ name, attribs }) => SHOWERS.has(name) || attribs['onclick'] !== undefined)
    .flatMap((element): FileOnPage[] => {
      const addresses = addressesIn(element.attribs);
      if (addresses.length === 0) return [];
      const text = textIn(dom, element);
      const isEmbedded = !element.attribs['href'] && element.attribs['onclick'] === undefined;
      return addresses.flatMap((address) => {
        const file = fileAt(address, url, text);
        return file === null ? [] : [{ url: file, text: isEmbedded ? '' : text, isEmbedded }];
      });
    });
  const own = fileInViewer(url);
  return own === null ? found : [{ url: own, text: '', isEmbedded: true }, ...found];
}

/** Pages that a page shows inside itself, which may hold the report; not what surrounds it. */
export function framesOnPage({ url, dom }: Pick<Page, 'url' | 'dom'>): string[] {
  return elementsNamed(dom, 'iframe', 'frame').flatMap(({ attribs }) => {
    const target = canonicalUrl(attribs['src'] ?? '', url);
    if (target === undefined || fileAt(target, url, '') !== null) return [];
    const { host, pathname } = new URL(target);
    return host === new URL(url).host && !SURROUNDINGS.test(lastPart(pathname)) ? [target] : [];
  });
}

/** Where a list shows no report, or an index nothing at all, its frames may: they are part of the page. */
export function framedLists(page: Page, links: readonly Link[]): Link[] {
  const { url: pageUrl, role, context } = page;
  const isBare = role === 'list' ? !links.some((link) => link.role === 'report') : links.length === 0;
  if (role === 'report' || !isBare) return [];
  const isKnown = (url: string): boolean => url === pageUrl || links.some((link) => link.url === url);
  return framesOnPage(page)
    .filter((url) => !isKnown(url))
    .map((url) => ({ url, role, context, continues: false }));
}

/** Names of what surrounds the content of a page. */
const SURROUNDINGS =
  /(?:^|[^a-z])(?:head(?:er)?|foot(?:er)?|top|bottom|nav|menu|left|right|search|share|login|count|stat|tongji|comment|weather|blank|copyright)(?:[^a-z]|$)/i;

function addressesIn(attributes: Readonly<Record<string, string>>): string[] {
  const { href = '', src = '', data = '', onclick = '' } = attributes;
  const script = /^\s*javascript:/i.test(href) ? `${href};${onclick}` : onclick;
  // Few links have one, and most links of a page come through here.
  const quoted =
    script === '' ? [] : [...script.matchAll(/(['"])([^'"]+)\1/g)].map(([, , text = '']) => text);
  return [href, src, data, ...quoted].filter((address) => address !== '');
}

/** The file that an address leads to, directly or through a viewer; null when it leads to none. */
function fileAt(address: string, base: string, text: string): string | null {
  const isWorthwhile = MAY_BE_FILE.test(address) || FILE_NAME.test(text);
  const target = isWorthwhile ? canonicalUrl(address, base) : undefined;
  if (target === undefined) return null;
  const { pathname, search } = new URL(target);
  const isFile = FILE_NAME.test(pathname) || FILE_SCRIPT.test(pathname) || FILE_NAME.test(text);
  const viewed = search === '' ? null : fileInViewer(target);
  return viewed ?? (isFile ? target : null);
}

/** `/pdfjs/web/viewer.html?file=/a.pdf` stands for its file, which is named relative to the viewer. */
function fileInViewer(viewer: string): string | null {
  for (const address of addressesInParameters(new URL(viewer), isViewerParameter)) {
    const target = canonicalUrl(address, viewer);
    if (target === undefined) continue;
    const { pathname } = new URL(target);
    if (FILE_NAME.test(pathname) || FILE_SCRIPT.test(pathname)) return target;
  }
  return null;
}

const PICTURE = /\.(?:jpe?g|png|gif|bmp|tiff?)$/i;
const ORNAMENT =
  /(?:^|[^a-z])(?:logo|icon?|banner|qr(?:code)?|ewm|wechat|weixin|weibo|share|btn|button|arrow|line|dot|bg|back|top|foot(?:er)?|head(?:er)?|nav|close|search|blank|spacer)(?:[^a-z]|$)/i;
/** A picture with readable text is larger than this, in pixels. */
const SMALLEST_PICTURE = 300;

/** Pictures that may be pages of the report: not links, not ornaments, not said to be small. */
export function picturesOnPage({ url, dom }: { readonly url: string; readonly dom: Html }): string[] {
  return elementsNamed(dom, 'img').flatMap((element) => {
    const target = canonicalUrl(element.attribs['src'] ?? '', url);
    if (target === undefined) return [];
    const name = lastPart(new URL(target).pathname);
    const isSmall = ['width', 'height'].some(
      (side) => Number.parseInt(element.attribs[side] ?? '', 10) < SMALLEST_PICTURE,
    );
    const isAround =
      query(element).closest('a, header, footer, nav, .header, .footer, #header, #footer').length > 0;
    return PICTURE.test(name) && !ORNAMENT.test(name) && !isSmall && !isAround ? [target] : [];
  });
}

function lastPart(pathname: string): string {
  return pathname.slice(pathname.lastIndexOf('/') + 1);
}
