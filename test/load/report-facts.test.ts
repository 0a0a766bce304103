import { describe, expect, it } from 'vitest';
import { built } from './built-workspaces.ts';
import { querySnapshot } from './query-snapshot.ts';
import type { SmallReport } from './small-workspace.ts';

const EDUCATION: SmallReport = {
  report_id: 'a',
  page: 'e.html',
  agency_name: '示范区教育局',
  report_year: 2023,
  template: '2021',
  published_on: '2024-01-20',
  cells: { 'requests.new.total': 5, 'requests.granted.total': 'blank' },
};

/** The contents of the page, a day apart, and the revision number of each. */
async function revisionsOf(...contents: readonly Partial<SmallReport>[]): Promise<unknown[]> {
  const reports = contents.map((content, index) => ({
    ...EDUCATION,
    report_id: 'abc'[index] ?? '',
    captured: [`2025-02-0${index + 1}T00:00:00Z`],
    ...content,
  }));
  const workspace = await built({ reports });
  const rows = await querySnapshot(
    workspace,
    'SELECT revision, earlier_report_id, is_current FROM report ORDER BY report_id',
  );
  return rows.map((row) => Object.values(row));
}

describe('the revisions of a report', () => {
  it('are recognised by its values', async () => {
    const cells = { ...EDUCATION.cells, 'requests.new.total': 50 };
    expect(await revisionsOf({}, { cells })).toEqual([
      [1, null, false],
      [2, 'a', true],
    ]);
  });

  it('are recognised by its text', async () => {
    expect(await revisionsOf({}, { text: '另一段文字' })).toEqual([
      [1, null, false],
      [2, 'a', true],
    ]);
  });

  it('are recognised by a cell with other words instead of a value', async () => {
    expect(await revisionsOf({}, { raw: { 'requests.granted.total': '不详' } })).toEqual([
      [1, null, false],
      [2, 'a', true],
    ]);
  });

  it('are not more because the page looks other', async () => {
    const redesigned = { text: ' 文\n', raw: { 'requests.new.total': ' 5 ' } };
    expect(await revisionsOf({}, redesigned, { text: '改' })).toEqual([
      [1, null, false],
      [1, 'a', false],
      [2, 'b', true],
    ]);
  });

  it('are recognised by the document where nothing could be read of it', async () => {
    const scan = { cells: {}, template: null, text: '' };
    expect(await revisionsOf(scan, scan)).toEqual([
      [1, null, false],
      [2, 'a', true],
    ]);
  });
});
