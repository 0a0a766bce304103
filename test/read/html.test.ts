import { load } from 'cheerio/slim';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/read/html/index.ts';

function paragraphs(html: string): string[] {
  return readHtml(html).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

function tables(html: string): string[][][] {
  return readHtml(html).blocks.flatMap((block) =>
    block.kind === 'table' ? [block.rows.map((row) => row.map((cell) => cell.text))] : [],
  );
}

describe('a page', () => {
  it('is paragraphs and tables in reading order', () => {
    const { blocks } = readHtml('<div>一<p>二</p>三<table><tr><td>四</td></tr></table>五</div>');
    expect(blocks.map((block) => (block.kind === 'table' ? 'table' : block.text))).toEqual([
      '一',
      '二',
      '三',
      'table',
      '五',
    ]);
  });

  it('keeps a sentence whole that is cut by spans, and ends it at br', () => {
    expect(paragraphs('<p>共<b>43</b>条&nbsp; 信\u200b息<br>下一行</p>')).toEqual(['共43条 信息', '下一行']);
  });

  it('leaves out scripts and styles', () => {
    expect(paragraphs('<script>var x = "一"</script><style>p{}</style><p>二</p>')).toEqual(['二']);
  });

  it('has title and meta tags, names in lower case, and attachments', () => {
    const { title, meta, attachments } = readHtml(
      '<head><title>题</title><meta name="PubDate" content=" 2024-01-19 "></head><a href="./P1.doc?x=1">附件</a><a href="a.html">页</a>',
    );
    expect(title).toBe('题');
    expect(meta.get('pubdate')).toBe('2024-01-19');
    expect(attachments).toEqual([{ href: './P1.doc?x=1', text: '附件' }]);
  });
});

describe('a table', () => {
  it('resolves spans: every cell knows the columns it covers', () => {
    const [block] = readHtml(
      '<table><tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></table>',
    ).blocks;
    const cells = block?.kind === 'table' ? block.rows.flat() : [];
    expect(
      cells.map(({ text, row, column, rowSpan, columnSpan }) => [text, row, column, rowSpan, columnSpan]),
    ).toEqual([
      ['a', 0, 0, 2, 1],
      ['b', 0, 1, 1, 2],
      ['c', 1, 1, 1, 1],
      ['d', 1, 2, 1, 1],
    ]);
  });

  it('does not believe a span of a million', () => {
    const [block] = readHtml('<table><tr><td colspan="1000000">a</td></tr></table>').blocks;
    expect(block?.kind === 'table' ? block.width : 0).toBe(100);
  });

  it('that only lays out the page is walked through', () => {
    const html =
      '<table><tr><td>菜单<table><tr><td>1</td><td>2</td></tr></table></td><td>侧栏</td></tr></table>';
    expect(tables(html)).toEqual([[['1', '2']]]);
    expect(paragraphs(html)).toEqual(['菜单', '侧栏']);
  });

  it('of one cell inside a cell is that cell’s text', () => {
    expect(
      tables('<table><tr><td>行政许可</td><td><table><tr><td>7</td></tr></table></td></tr></table>'),
    ).toEqual([[['行政许可', '7']]]);
  });

  it('keeps its caption as a paragraph', () => {
    expect(paragraphs('<table><caption>表二</caption><tr><td>a</td></tr></table>')).toEqual(['表二']);
  });

  it('gives each cell an anchor that leads a browser back to it', () => {
    const html =
      '<div><p>x</p><div id="zoom"><table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table></div></div>';
    const [block] = readHtml(html).blocks.filter((candidate) => candidate.kind === 'table');
    const $ = load(html);
    const cells = block?.rows.flat() ?? [];
    expect(cells.map((cell) => $(cell.anchor).text())).toEqual(['a', 'b', 'c', 'd']);
    expect(cells[3]?.anchor).toBe(
      '#zoom > table:nth-child(1) > tbody:nth-child(1) > tr:nth-child(2) > td:nth-child(2)',
    );
  });
});
