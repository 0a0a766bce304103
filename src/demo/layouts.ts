import { escaped } from './markup.ts';

/** How one editor of the portal lays out a report: the same form in four ways. */
export interface Layout {
  wrap(body: string): string;
  paragraph(html: string): string;
  heading(text: string): string;
  /** Content of a header or label cell. */
  label(text: string): string;
  /** Content of a value cell; `text` is empty for a blank one. */
  value(text: string): string;
  /** Text after a list number: 1. or 1．. */
  readonly numberMark: '.' | '．';
  /** Are the blocks of table 二 one table, or one table each? */
  readonly blocks: 'joined' | 'apart';
  /** Does 行政复议 span one header row of table 四, or two? */
  readonly reviewHeader: 'one_row' | 'two_rows';
}

export const LAYOUT_NAMES = ['zoom', 'editor', 'word', 'plain'] as const;
export type LayoutName = (typeof LAYOUT_NAMES)[number];

export const LAYOUTS: Readonly<Record<LayoutName, Layout>> = {
  zoom: {
    wrap: (body) => `<div id="zoom">\n${body}\n</div>`,
    paragraph: (html) => `<p style="text-indent: 2em;">${html}</p>`,
    heading: (text) => `<p style="text-indent: 2em;"><strong>${escaped(text)}</strong></p>`,
    label: (text) => `<p align="center">${brokenInTwo(text)}</p>`,
    value: (text) => `<p align="center">${text === '' ? '&nbsp;' : escaped(text)}</p>`,
    numberMark: '.',
    blocks: 'joined',
    reviewHeader: 'one_row',
  },
  editor: {
    wrap: (body) =>
      `<div class="TRS_Editor"><style type="text/css">.TRS_Editor p{line-height:1.5;}</style>\n${body}\n</div>`,
    paragraph: (html) => `<p>　　${html}</p>`,
    heading: (text) => `<p>　　<b>${escaped(text)}</b></p>`,
    label: (text) => `<span style="font-size: 14px;">${brokenInTwo(text)}</span>`,
    value: (text) => `<span style="font-size: 14px;">&nbsp;${escaped(text)}</span>`,
    numberMark: '．',
    blocks: 'apart',
    reviewHeader: 'one_row',
  },
  word: {
    wrap: (body) => `<div class="TRS_UEDITOR"><div class="WordSection1">\n${body}\n</div></div>`,
    paragraph: (html) => `<p class="MsoNormal"><span style="font-family: 仿宋_GB2312;">${html}</span></p>`,
    heading: (text) => `<p class="MsoNormal"><span style="font-family: 黑体;">${escaped(text)}</span></p>`,
    label: (text) => `<p class="MsoNormal"><span>${inTwoSpans(text)}</span></p>`,
    value: (text) =>
      `<p class="MsoNormal"><span><span lang="EN-US">${text === '' ? '<o:p></o:p>' : escaped(text)}</span></span></p>`,
    numberMark: '.',
    blocks: 'joined',
    reviewHeader: 'two_rows',
  },
  plain: {
    wrap: (body) => `<div class="article-content">\n${body}\n</div>`,
    paragraph: (html) => `<p>${html}</p>`,
    heading: (text) => `<h3>${escaped(text)}</h3>`,
    label: escaped,
    value: escaped,
    numberMark: '．',
    blocks: 'apart',
    reviewHeader: 'one_row',
  },
};

/** The form itself prints 商业企业 and 结果维持 over two lines. */
function brokenInTwo(label: string): string {
  return label.length === 4
    ? `${escaped(label.slice(0, 2))}<br />${escaped(label.slice(2))}`
    : escaped(label);
}

/** Word splits a run wherever somebody once edited it. */
function inTwoSpans(label: string): string {
  const middle = Math.floor(label.length / 2);
  return label.length < 8
    ? escaped(label)
    : `<span>${escaped(label.slice(0, middle))}</span><span>${escaped(label.slice(middle))}</span>`;
}
