import { entryTo, reportPage } from '../../crawl/small-portal.ts';
import { redirectTo } from '../../crawl/test-server.ts';
import { gbk } from './gbk.ts';
import { ENTRY, type HardCase, ROBOTS } from './hard-case.ts';

const NEWS = Array.from(
  { length: 9 },
  (_, number) => `<li><a href="n${number}.html">某区召开会议</a></li>`,
).join('');

/** What pages say, and how. */
export const PAGES: readonly HardCase[] = [
  {
    number: 3,
    shows: 'GBK that the header calls UTF-8',
    pages: {
      '/zwgk/': (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(gbk(entryTo('a.html'))),
      '/zwgk/a.html': reportPage('a'),
    },
    states: [ROBOTS, ENTRY, '/zwgk/a.html: fetched'],
  },
  {
    number: 4,
    shows:
      'pages that are gone and say so with status 200: by a message, by the list, by a redirect to the entry',
    pages: {
      '/zwgk/': entryTo('a.html', 'b.html', 'c.html', 'd.html') + NEWS,
      '/zwgk/a.html': '<title>提示</title><p>您访问的页面不存在，请返回首页。</p>',
      '/zwgk/b.html': entryTo('a.html', 'b.html', 'c.html', 'd.html') + NEWS,
      '/zwgk/c.html': redirectTo('./'),
      '/zwgk/d.html': reportPage('d'),
    },
    states: [
      ROBOTS,
      ENTRY,
      '/zwgk/a.html: gone page_gone',
      '/zwgk/b.html: gone page_gone',
      '/zwgk/c.html: gone page_gone',
      '/zwgk/d.html: fetched',
    ],
  },
  {
    number: 5,
    shows: 'attachments behind a script, with a name in GBK, all of one type',
    pages: {
      '/zwgk/': entryTo('a.html', 'b.html'),
      '/zwgk/a.html': '<p>见附件</p><a href="/downfile.jsp?id=7">区教育局年报.doc</a>',
      '/zwgk/b.html': '<p>见附件</p><a href="%C4%EA%B1%A8.doc">附件</a>',
      '/downfile.jsp': { body: 'PK\x03\x04', type: 'application/octet-stream' },
      '/zwgk/%C4%EA%B1%A8.doc': { body: '{\\rtf1}', type: 'application/octet-stream' },
    },
    states: [
      '/downfile.jsp?id=7: fetched',
      ROBOTS,
      ENTRY,
      '/zwgk/%C4%EA%B1%A8.doc: fetched',
      '/zwgk/a.html: fetched',
      '/zwgk/b.html: fetched',
    ],
  },
  {
    number: 7,
    shows: 'pages that send their reader on: the entry, a report, and one that is gone',
    pages: {
      '/zwgk/': '<meta http-equiv="Refresh" content="0; URL=\'nb/index.html\'"><p>正在跳转……</p>',
      '/zwgk/nb/index.html': entryTo('a.html', 'b.html'),
      '/zwgk/nb/a.html': '<meta http-equiv="refresh" content="3;url=/zwgk/nb/2025/a.html">',
      '/zwgk/nb/2025/a.html': reportPage('a'),
      '/zwgk/nb/b.html': '<meta http-equiv="refresh" content="0;url=./index.html">',
    },
    states: [
      ROBOTS,
      ENTRY,
      '/zwgk/nb/2025/a.html: fetched',
      '/zwgk/nb/a.html: fetched',
      '/zwgk/nb/b.html: gone page_gone',
      '/zwgk/nb/index.html: fetched',
    ],
  },
  {
    number: 7,
    shows: 'a report that refreshes itself',
    pages: {
      '/zwgk/': entryTo('a.html', 'b.html'),
      '/zwgk/a.html': `<meta http-equiv="refresh" content="60;url=/other.html">${reportPage('a')}`,
      '/zwgk/b.html': `<meta http-equiv="refresh" content="60">${reportPage('b')}`,
    },
    states: [ROBOTS, ENTRY, '/zwgk/a.html: fetched', '/zwgk/b.html: fetched'],
  },
  {
    number: 7,
    shows: 'an entry and a list in frames',
    pages: {
      '/zwgk/': '<frameset><frame src="top.html"><frame src="main.html"></frameset>',
      '/zwgk/main.html': '<a href="nb/">政府信息公开年报</a><iframe src="slides.html"></iframe>',
      '/zwgk/nb/': '<a href="/">首页</a><iframe src="list.html"></iframe>',
      '/zwgk/nb/list.html': entryTo('a.html'),
      '/zwgk/nb/a.html': reportPage('a'),
    },
    states: [
      ROBOTS,
      ENTRY,
      '/zwgk/main.html: fetched',
      '/zwgk/nb/: fetched',
      '/zwgk/nb/a.html: fetched',
      '/zwgk/nb/list.html: fetched',
    ],
  },
  {
    number: 7,
    shows: 'a report in a viewer',
    pages: {
      '/zwgk/': entryTo('a.html'),
      '/zwgk/a.html': '<iframe src="/pdfjs/web/viewer.html?file=%2Fzwgk%2FP1.pdf"></iframe>',
      '/zwgk/P1.pdf': { body: '%PDF-1.7', type: 'application/pdf' },
    },
    states: [ROBOTS, ENTRY, '/zwgk/P1.pdf: fetched', '/zwgk/a.html: fetched'],
  },
  {
    number: 25,
    shows: 'interpretations and notices among the reports',
    pages: {
      '/zwgk/': `${entryTo('a.html')}
        <a href="b.html">文字解读：区教育局2024年政府信息公开工作年度报告</a>
        <a href="c.html">关于做好2024年政府信息公开工作年度报告编制工作的通知</a>
        <a href="d.html">一图读懂区教育局2024年政府信息公开工作年度报告</a>`,
      '/zwgk/a.html': reportPage('a'),
    },
    states: [ROBOTS, ENTRY, '/zwgk/a.html: fetched'],
  },
];
