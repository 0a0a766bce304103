import { entryTo, reportPage } from '../../crawl/small-portal.ts';
import { ENTRY, type HardCase, ROBOTS } from './hard-case.ts';

const DAYS = Array.from({ length: 31 }, (_, day) => `<a href="?day=${day + 1}">${day + 1}</a>`).join('');
const MEETING = '<a href="n1.html">某区召开会议</a>';
const COLUMN = '<a href="nb/">政府信息公开年报</a>';

/** How lists lead astray. */
export const LISTS: readonly HardCase[] = [
  {
    number: 11,
    shows: 'a second page that belongs to the whole site’s news',
    pages: {
      '/zwgk/': COLUMN,
      '/zwgk/nb/': `${entryTo('a.html')}<a href="/news/index_1.html">下一页</a>`,
      '/zwgk/nb/a.html': reportPage('a'),
      '/news/index_1.html': '<a href="n1.html">某区召开会议</a><a href="index_2.html">下一页</a>',
    },
    states: ['/news/index_1.html: fetched', ROBOTS, ENTRY, '/zwgk/nb/: fetched', '/zwgk/nb/a.html: fetched'],
  },
  {
    number: 11,
    shows: 'reports of older years behind two pages of a list that show other things',
    pages: {
      '/zwgk/': COLUMN,
      '/zwgk/nb/': `${entryTo('a.html')}<a href="index_1.html">下一页</a>`,
      '/zwgk/nb/index_1.html': `${MEETING}<a href="index_2.html">下一页</a>`,
      '/zwgk/nb/index_2.html': `${MEETING}<a href="index_3.html">下一页</a>`,
      '/zwgk/nb/index_3.html': `${entryTo('b.html')}<a href="index_4.html">下一页</a>`,
      '/zwgk/nb/index_4.html': `${MEETING}<a href="index_5.html">下一页</a>`,
      '/zwgk/nb/index_5.html': `${MEETING}<a href="index_6.html">下一页</a>`,
      '/zwgk/nb/index_6.html': `${MEETING}<a href="index_7.html">下一页</a>`,
      '/zwgk/nb/index_7.html': entryTo('c.html'),
      '/zwgk/nb/a.html': reportPage('a'),
      '/zwgk/nb/b.html': reportPage('b'),
    },
    states: [
      ROBOTS,
      ENTRY,
      '/zwgk/nb/: fetched',
      '/zwgk/nb/a.html: fetched',
      '/zwgk/nb/b.html: fetched',
      '/zwgk/nb/index_1.html: fetched',
      '/zwgk/nb/index_2.html: fetched',
      '/zwgk/nb/index_3.html: fetched',
      '/zwgk/nb/index_4.html: fetched',
      '/zwgk/nb/index_5.html: fetched',
      '/zwgk/nb/index_6.html: fetched',
    ],
  },
  {
    number: 12,
    shows: 'a calendar, session ids, and a pager without an end',
    pages: {
      '/zwgk/': `${COLUMN}${DAYS}<a href="?year=2030&amp;month=1">下一月</a>`,
      '/zwgk/nb/': `${entryTo('a.html;jsessionid=1F', 'a.html?PHPSESSID=2E')}<a href="?page=2">下一页</a>`,
      '/zwgk/nb/?page=2': `${entryTo('a.html', 'a.html#top')}<a href="?page=3">下一页</a>`,
      '/zwgk/nb/a.html': reportPage('a'),
    },
    states: [ROBOTS, ENTRY, '/zwgk/nb/: fetched', '/zwgk/nb/?page=2: fetched', '/zwgk/nb/a.html: fetched'],
  },
  {
    number: 12,
    shows: 'lists that lead to each other',
    pages: {
      '/zwgk/': '<a href="a/">政府信息公开年报</a>',
      '/zwgk/a/': '<a href="../b/">历年年报</a>',
      '/zwgk/b/': `<a href="../a/">历年年报</a><a href="../">政府信息公开年报</a>${entryTo('r.html')}`,
      '/zwgk/b/r.html': reportPage('r'),
    },
    states: [ROBOTS, ENTRY, '/zwgk/a/: fetched', '/zwgk/b/: fetched', '/zwgk/b/r.html: fetched'],
  },
  {
    number: 13,
    shows: 'one list for several agencies',
    pages: {
      '/zwgk/': `<a href="a.html">区教育局2024年政府信息公开工作年度报告</a>
        <a href="b.html">区民政局2024年政府信息公开工作年度报告</a>`,
      '/zwgk/a.html': reportPage('a'),
      '/zwgk/b.html': reportPage('b'),
    },
    states: [ROBOTS, ENTRY, '/zwgk/a.html: fetched', '/zwgk/b.html: fetched'],
  },
  {
    number: 21,
    shows: 'folders that are linked by their own name and by that of their index page',
    pages: {
      '/zwgk/':
        '<a href="index.html">政府信息公开年报</a><a href="jyj/index.shtml">区教育局</a><a href="jyj/">区教育局</a>',
      '/zwgk/jyj/index.shtml': '<a href="nb/">政府信息公开年报</a>',
      '/zwgk/jyj/nb/': `${entryTo('a.html')}<a href="./default.htm">1</a>`,
      '/zwgk/jyj/nb/a.html': reportPage('a'),
    },
    states: [
      ROBOTS,
      ENTRY,
      '/zwgk/jyj/index.shtml: fetched',
      '/zwgk/jyj/nb/: fetched',
      '/zwgk/jyj/nb/a.html: fetched',
    ],
  },
  {
    number: 21,
    shows: 'a folder that the server shows only by the name of its index page',
    pages: {
      '/zwgk/': '<a href="nb/">政府信息公开年报</a><a href="nb/index.html">历年年报</a>',
      '/zwgk/nb/index.html': entryTo('a.html'),
      '/zwgk/nb/a.html': reportPage('a'),
    },
    states: [
      ROBOTS,
      ENTRY,
      '/zwgk/nb/: gone page_gone',
      '/zwgk/nb/a.html: fetched',
      '/zwgk/nb/index.html: fetched',
    ],
  },
  {
    number: 30,
    shows: 'two report years in one column, under the folders of later years',
    pages: {
      '/zwgk/': COLUMN,
      '/zwgk/nb/': `<a href="202601/a.html">区教育局2025年政府信息公开工作年度报告</a>
        <a href="202501/b.html">区教育局2024年政府信息公开工作年度报告</a>`,
      '/zwgk/nb/202601/a.html': reportPage('2025'),
      '/zwgk/nb/202501/b.html': reportPage('2024'),
    },
    states: [
      ROBOTS,
      ENTRY,
      '/zwgk/nb/: fetched',
      '/zwgk/nb/202501/b.html: fetched',
      '/zwgk/nb/202601/a.html: fetched',
    ],
  },
];
