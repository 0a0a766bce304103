import { describe, expect, it } from 'vitest';
import {
  cellOf,
  changed,
  codesOf,
  joined,
  page,
  section,
  sumsThatFail,
  WEB_PAGE,
  wordFile,
} from './published.ts';

const disagreements = (codes: readonly string[]) => codes.filter((code) => code === 'formats_disagree');

describe('a page and its Word file with the same figures', () => {
  it('are one report, whose cells the file confirms', async () => {
    const report = await joined(page(WEB_PAGE), wordFile());
    expect(report.joined).toEqual([
      { document: 0, compared: null },
      { document: 1, compared: { same: 200, different: 0 } },
    ]);
    expect(report.observations.every(({ anchor }) => anchor?.document === 0)).toBe(true);
    expect(report.observations.flatMap(({ flags }) => flags)).toEqual([]);
    expect(disagreements(codesOf(report))).toEqual([]);
  });
});

describe('a figure that differs', () => {
  it('in the file, where its sums then fail, stays the page’s and is flagged', async () => {
    const report = await joined(page(WEB_PAGE), wordFile({ 59762: '59726' }));
    const cell = cellOf(report, 'requests.new.natural_person');
    expect(cell?.value).toBe(59762);
    expect(cell?.flags).toEqual(['formats_disagree']);
    expect(report.joined[1]?.compared).toEqual({ same: 199, different: 1 });
    const disagreement = report.problems.find(({ code }) => code === 'formats_disagree');
    const anchor = expect.any(String);
    expect(disagreement?.facts).toEqual({
      cell: 'requests.new.natural_person',
      here: { raw: '59762', document: 'http://a.test/page.html', anchor },
      there: { raw: '59726', document: 'http://a.test/report.docx', anchor },
    });
    expect(disagreement?.anchor?.document).toBe(0);
    expect(sumsThatFail(report)).toEqual([]);
  });

  it('on the page, where its sums then fail, is the file’s and is flagged', async () => {
    const report = await joined(page(changed(WEB_PAGE, { 59762: '59726' })), wordFile());
    const cell = cellOf(report, 'requests.new.natural_person');
    expect(cell?.value).toBe(59762);
    expect(cell?.flags).toEqual(['formats_disagree']);
    expect(cell?.anchor?.document).toBe(1);
    expect(report.joined).toEqual([
      { document: 0, compared: { same: 199, different: 1 } },
      { document: 1, compared: null },
    ]);
  });

  it('where no sum decides, stays the page’s and is flagged', async () => {
    const report = await joined(page(WEB_PAGE), wordFile({ 1139: '1193' }));
    const cell = report.observations.find(({ measure }) => measure.startsWith('proactive.licences.'));
    expect(cell?.value).toBe(1139);
    expect(cell?.flags).toEqual(['formats_disagree']);
    expect(disagreements(codesOf(report))).toHaveLength(1);
  });

  it('or is blank in one of them, is no zero and no other value', async () => {
    const report = await joined(page(changed(WEB_PAGE, { '>1139<': '><' })), wordFile());
    const cell = report.observations.find(({ measure }) => measure.startsWith('proactive.licences.'));
    expect(cell?.value).toBe(1139);
    expect(cell?.flags).toEqual(['formats_disagree']);
    expect(cell?.anchor?.document).toBe(1);
  });
});

describe('cells that only one format has', () => {
  const withoutTable = (number: string) => WEB_PAGE.replace(section(number), '');

  it('are taken from it, each flagged, and reported', async () => {
    // Fewer sums hold in the file, so the page is kept: table 三 of the file is misprinted, table 四 is not.
    const report = await joined(
      page(withoutTable('四')),
      wordFile({ 59762: '59726', 2223: '2232', 79956: '79965' }),
    );
    const cell = cellOf(report, 'review.reconsideration.total');
    expect(cell?.value).toBe(15316);
    expect(cell?.flags).toEqual(['from_other_format']);
    expect(cell?.anchor?.document).toBe(1);
    expect(codesOf(report)).toContain('cells_from_other_format');
    expect(cellOf(report, 'requests.new.natural_person')?.value).toBe(59762);
  });

  it('are left out where a sum fails with them, and reported', async () => {
    const report = await joined(
      page(withoutTable('四')),
      wordFile({ 59762: '59726', 2223: '2232', 79956: '79965', 15316: '15361' }),
    );
    const cell = cellOf(report, 'review.reconsideration.total');
    expect(cell?.value).toBeNull();
    expect(cell?.flags).toEqual(['missing']);
    expect(codesOf(report)).toContain('cells_of_other_format_refused');
  });
});
