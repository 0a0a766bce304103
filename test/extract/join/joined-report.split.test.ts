import { describe, expect, it } from 'vitest';
import { fixture } from '../../read/fixture.ts';
import {
  attachment,
  cellOf,
  cellsFrom,
  codesOf,
  joined,
  page,
  readTogether,
  section,
  sumsThatFail,
  TITLE,
  WEB_PAGE,
  wordFile,
} from './published.ts';

const heading = `<h1>${TITLE}</h1>`;

describe('a page that only points to its file', () => {
  it('is one report with it', async () => {
    const report = await joined(
      page(`${heading}<p>详见附件：<a href="report.docx">附件</a></p>`),
      wordFile(),
    );
    expect(report.isReport).toBe(true);
    expect(report.format).toBe('html');
    expect(report.report.agency?.value).toBe('示范区档案局');
    expect(cellsFrom(report)).toEqual({ 1: 200 });
    expect(report.sections.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(report.joined).toEqual([
      { document: 0, compared: null },
      { document: 1, compared: null },
    ]);
    expect(codesOf(report)).not.toContain('attachment_only');
  });

  it('or shows the report in a frame, is one report with the frame', async () => {
    const frame = { ...page(WEB_PAGE, 'attachment'), url: 'http://a.test/inside.html' };
    const report = await joined(page(`${heading}<iframe src="inside.html"></iframe>`), frame);
    expect(cellsFrom(report)).toEqual({ 1: 200 });
  });

  it('has the text that it prints, and the tables of its file', async () => {
    const text = '<h2>一、总体情况</h2><p>本页的话。</p><h2>六、其他需要报告的事项</h2><p>本页没有。</p>';
    const report = await joined(page(heading + text), wordFile());
    expect(report.sections.map((one) => one.number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(report.sections[0]?.text).toBe('本页的话。');
    expect(report.sections[5]?.text).toBe('本页没有。');
    expect(cellsFrom(report)).toEqual({ 1: 200 });
  });
});

describe('a report split over several documents', () => {
  it('may have each table in an attachment of its own', async () => {
    const report = await joined(
      page(heading + section('一') + section('五') + section('六')),
      attachment('1.html', page(section('二')).bytes),
      attachment('2.html', page(section('三')).bytes),
      attachment('3.html', page(section('四')).bytes),
    );
    // 6 + 1 + 2 + 1 cells of table 二, 25 rows of 7 of table 三, three rows of 5 of table 四.
    expect(cellsFrom(report)).toEqual({ 1: 10, 2: 175, 3: 15 });
    expect(sumsThatFail(report)).toEqual([]);
    expect(codesOf(report).filter((code) => /missing|no_table/.test(code))).toEqual([]);
  });

  it('may have one table on its page and the others in a file', async () => {
    const rest = attachment('rest.html', page(section('三') + section('四')).bytes);
    const report = await joined(page(heading + section('一') + section('二')), rest);
    expect(cellsFrom(report)).toEqual({ 0: 10, 1: 190 });
  });

  it('continues on further pages, even inside a table', async () => {
    const cut = WEB_PAGE.indexOf('<tr><td colspan="2">（四）无法提供');
    const row = cut === -1 ? WEB_PAGE.indexOf('<tr><td rowspan="3">（四）无法提供') : cut;
    const first = `${WEB_PAGE.slice(0, row)}</tbody></table></body></html>`;
    const report = await joined(page(first), page(`<table><tbody>${WEB_PAGE.slice(row)}`, 'further_page'));
    expect(report.observations.filter(({ value }) => value !== null)).toHaveLength(200);
    expect(sumsThatFail(report)).toEqual([]);
    expect(report.joined).toHaveLength(2);
  });
});

describe('what does not belong to the report', () => {
  it('another agency’s report in an attachment stays separate', async () => {
    const [ofPage, ofFile] = await readTogether(
      page('<h1>示范区教育局2023年政府信息公开工作年度报告</h1><p>见附件。</p>'),
      wordFile(),
    );
    expect(ofPage?.map(({ isReport }) => isReport)).toEqual([false]);
    expect(ofFile?.map(({ report }) => report.agency?.value)).toEqual(['示范区档案局']);
  });

  it('another year’s report in an attachment stays separate', async () => {
    const older = WEB_PAGE.replaceAll('2023', '2022');
    const [ofPage, ofFile] = await readTogether(page(WEB_PAGE), attachment('2022.html', page(older).bytes));
    expect(ofPage?.map(({ report }) => report.reportYear?.value)).toEqual([2023]);
    expect(ofFile?.map(({ report }) => report.reportYear?.value)).toEqual([2022]);
  });

  it('a guide in an attachment is no report, and the page is one all the same', async () => {
    const guide = attachment('guide.html', page('<h1>政府信息公开指南</h1><p>受理机构：办公室</p>').bytes);
    const [ofPage, ofFile] = await readTogether(page(WEB_PAGE), guide);
    expect(ofPage?.[0]?.observations.filter(({ value }) => value !== null)).toHaveLength(200);
    expect(ofFile?.[0]?.problems.map(({ code }) => code)).toEqual(['not_a_report']);
  });

  it('a scrap with a cell of the form is no report, although it has no other title than the page’s', async () => {
    const scrap =
      '<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>7</td></tr></table>';
    const [ofPage, ofFile] = await readTogether(
      page(WEB_PAGE),
      attachment('licences.html', page(scrap).bytes),
    );
    expect(ofPage?.[0]?.joined).toEqual([]);
    expect(ofFile?.map(({ isReport }) => isReport)).toEqual([false]);
    expect(ofFile?.[0]?.problems.map(({ facts }) => facts)).toEqual([{ cells_printed: 1 }]);
  });

  it('a file that cannot be read is only a note where the page has the tables', async () => {
    const [ofPage, ofFile] = await readTogether(
      page(WEB_PAGE),
      attachment('x.docx', fixture('invented-2023.docx').slice(0, 900)),
    );
    expect(ofPage?.[0]?.isReport).toBe(true);
    expect(ofFile?.[0]?.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['attachment_unread', 'note'],
    ]);
  });
});

describe('a report in pictures', () => {
  const picture = (name: string) => attachment(name, Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16));

  it('needs text recognition, and the page says so with the number of pictures', async () => {
    const report = await joined(page(heading), picture('1.jpg'), picture('2.jpg'));
    expect(report.isReport).toBe(false);
    expect(report.problems.map(({ code }) => code)).toEqual(['needs_ocr']);
    expect(report.problems[0]?.facts).toEqual({ documents: 2 });
  });

  it('keeps the text that its page prints', async () => {
    const report = await joined(page(heading + section('一') + section('五')), picture('1.jpg'));
    expect(report.isReport).toBe(true);
    expect(codesOf(report)).toContain('needs_ocr');
    expect(codesOf(report)).not.toContain('no_table');
    expect(cellOf(report, 'requests.new.total')).toBeUndefined();
  });
});
