import { anchor, escaped } from './markup.ts';

/** A page as TRS WCM publishes it. */
export interface TrsPage {
  readonly siteName: string;
  readonly siteIdCode: string;
  readonly url: string;
  readonly title: string;
  /** Set for an article, null for a column page. */
  readonly article: { readonly publishedOn: string; readonly source: string } | null;
  /** Names of the columns from the disclosure index down to the one that this page belongs to. */
  readonly breadcrumb: readonly string[];
  /** Folders between that column and the page. */
  readonly foldersBelow: 0 | 1;
  /** HTML of the middle of the page. */
  readonly body: string;
}

/** Nankai's portal prints one fixed date on every page; a reader must not mistake it for the date of publication. */
const HEADER_DATE = '2024年3月15日 星期五';

export function trsPage(page: TrsPage): string {
  const { breadcrumb, foldersBelow } = page;
  const trail = breadcrumb.map((text, index) =>
    anchor({ text, href: '../'.repeat(breadcrumb.length - 1 - index + foldersBelow) || './' }),
  );
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escaped(page.title)}_${escaped(page.siteName)}</title>
${metaTags(page)}
</head>
<body>
<div class="header"><span class="site">${escaped(page.siteName)}</span> <span class="today">今天是：${HEADER_DATE}</span></div>
<div class="crumbs">当前位置：${[anchor({ text: '首页', href: '/' }), ...trail].join(' &gt; ')}</div>
${page.article === null ? '' : articleHead(page.title, page.article)}${page.body}
<div class="footer">${escaped(page.siteName)}　本站为演示，不是政府网站</div>
</body>
</html>
`;
}

function articleHead(title: string, { publishedOn, source }: NonNullable<TrsPage['article']>): string {
  return `<h1 class="article-title">${escaped(title)}</h1>
<div class="article-info">发布日期：${publishedOn}&nbsp;&nbsp;来源：${escaped(source)}</div>
`;
}

function metaTags(page: TrsPage): string {
  const site = {
    SiteName: page.siteName,
    SiteDomain: new URL(page.url).host,
    SiteIDCode: page.siteIdCode,
    ColumnName: page.breadcrumb.at(-1) ?? page.title,
    ColumnType: '政府信息公开',
  };
  const article =
    page.article === null
      ? {}
      : {
          ArticleTitle: page.title,
          PubDate: `${page.article.publishedOn} 09:30`,
          ContentSource: page.article.source,
          Keywords: `政府信息公开,${page.article.source}`,
          Description: page.title,
          Url: page.url,
        };
  return Object.entries({ ...site, ...article })
    .map(([name, content]) => `<meta name="${name}" content="${escaped(content)}">`)
    .join('\n');
}
