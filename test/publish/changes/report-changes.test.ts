import { describe, expect, it } from 'vitest';
import { type ReportChange, reportChanges } from '../../../src/publish/index.ts';
import { built } from '../../load/built-workspaces.ts';
import type { SmallReport } from '../../load/small-workspace.ts';

function report(id: string, captured: string, changes: Partial<SmallReport> = {}): SmallReport {
  return {
    report_id: id,
    page: 'e.html',
    agency_name: '示范区教育局',
    report_year: 2023,
    template: '2021',
    published_on: '2024-01-20',
    cells: { 'requests.new.total': 5, 'requests.granted.total': 2 },
    captured: [captured],
    ...changes,
  };
}

async function changesSince(since: string, ...reports: readonly SmallReport[]): Promise<ReportChange[]> {
  const workspace = await built({ reports });
  return reportChanges(workspace.snapshot, new Date(since));
}

const FEBRUARY = '2025-02-01T00:00:00Z';

describe('the changes since a date', () => {
  it('are the reports that came since, not those that were there', async () => {
    const changes = await changesSince(
      FEBRUARY,
      report('old', '2025-01-31T23:59:59Z'),
      report('new', FEBRUARY, { agency_name: '示范区财政局', page: 'f.html' }),
    );
    expect(changes).toEqual([
      {
        kind: 'new',
        captured_at: '2025-02-01 00:00:00',
        portal_id: 'test-portal',
        division_code: '990101',
        division_name: '示范区',
        agency_name: '示范区财政局',
        report_year: 2023,
        title: '年度报告',
        url: 'http://portal.invalid/f.html',
        report_id: 'new',
        earlier_report_id: null,
        cells: [],
        sections: [],
      },
    ]);
  });

  it('name the cells of a report that was edited, with both values', async () => {
    const [change, ...others] = await changesSince(
      FEBRUARY,
      report('a', '2025-01-10T00:00:00Z'),
      report('b', '2025-02-10T00:00:00Z', {
        cells: { 'requests.new.total': 50, 'requests.granted.total': 'blank' },
      }),
    );
    expect(others).toEqual([]);
    expect(change).toMatchObject({ kind: 'changed', report_id: 'b', earlier_report_id: 'a', sections: [] });
    expect(change?.cells).toEqual([
      { measure_id: 'requests.granted.total', old_value: 2, new_value: null, old_raw: '2', new_raw: '' },
      { measure_id: 'requests.new.total', old_value: 5, new_value: 50, old_raw: '5', new_raw: '50' },
    ]);
  });

  it('name the sections of the text that are another', async () => {
    const changes = await changesSince(
      FEBRUARY,
      report('a', '2025-01-10T00:00:00Z'),
      report('b', '2025-02-10T00:00:00Z', { text: '另一段' }),
    );
    expect(changes).toMatchObject([{ kind: 'changed', cells: [], sections: [1] }]);
  });

  it('leave out a page that was only redesigned, and compare across it', async () => {
    const changes = await changesSince(
      FEBRUARY,
      report('a', '2025-01-10T00:00:00Z'),
      report('b', '2025-02-10T00:00:00Z', { text: ' 文 ' }),
      report('c', '2025-02-20T00:00:00Z', {
        cells: { 'requests.new.total': 6, 'requests.granted.total': 2 },
      }),
    );
    expect(changes).toMatchObject([
      { kind: 'changed', report_id: 'c', cells: [{ old_value: 5, new_value: 6 }], sections: [] },
    ]);
  });

  it('include a report that shows again what it showed before it was edited', async () => {
    const changes = await changesSince(
      '2025-01-15T00:00:00Z',
      report('a', '2025-01-10T00:00:00Z', {
        captured: ['2025-01-10T00:00:00Z', '2025-03-10T00:00:00Z', '2025-03-11T00:00:00Z'],
      }),
      report('b', '2025-02-10T00:00:00Z', {
        cells: { 'requests.new.total': 50, 'requests.granted.total': 2 },
        captured: ['2025-02-10T00:00:00Z', '2025-02-11T00:00:00Z', '2025-04-10T00:00:00Z'],
      }),
    );
    expect(
      changes.map(({ kind, captured_at, report_id, earlier_report_id, cells }) => [
        kind,
        captured_at,
        `${earlier_report_id} to ${report_id}`,
        cells.map(({ old_value, new_value }) => `${old_value} to ${new_value}`),
      ]),
    ).toEqual([
      ['changed', '2025-02-10 00:00:00', 'a to b', ['5 to 50']],
      ['changed', '2025-03-10 00:00:00', 'b to a', ['50 to 5']],
      ['changed', '2025-04-10 00:00:00', 'a to b', ['5 to 50']],
    ]);
  });

  it('include a text that is back, from the day on which it came back', async () => {
    const back = ['2025-01-10T00:00:00Z', '2025-02-20T00:00:00Z'];
    const changes = await changesSince(
      '2025-02-15T00:00:00Z',
      report('a', '', { captured: back }),
      report('b', '2025-02-10T00:00:00Z', { text: '另一段' }),
    );
    expect(changes).toMatchObject([
      { kind: 'changed', report_id: 'a', earlier_report_id: 'b', cells: [], sections: [1] },
    ]);
  });

  it('leave out a page whose design is back while its report is what it was', async () => {
    const back = ['2025-01-10T00:00:00Z', '2025-03-10T00:00:00Z'];
    const changes = await changesSince(
      FEBRUARY,
      report('a', '', { captured: back }),
      report('b', '2025-02-10T00:00:00Z', { text: ' 文 ' }),
    );
    expect(changes).toEqual([]);
  });

  it('leave out the way back from a redesign to the first design, though there was another report between', async () => {
    const changes = await changesSince(
      '2025-02-25T00:00:00Z',
      report('a', '', { captured: ['2025-01-10T00:00:00Z', '2025-03-10T00:00:00Z'] }),
      report('b', '2025-02-10T00:00:00Z', { text: '另一段' }),
      report('c', '2025-02-20T00:00:00Z', { text: ' 文 ' }),
    );
    expect(changes).toEqual([]);
  });

  it('include a known report that appears at another address, but not one that came with it', async () => {
    const changes = await changesSince(
      FEBRUARY,
      report('a', '2025-01-10T00:00:00Z'),
      report('b', '2025-01-10T00:00:09Z', { page: 'same-day.html' }),
      report('c', '2025-02-10T00:00:00Z', { page: 'later.html' }),
    );
    expect(changes.map(({ kind, report_id }) => [kind, report_id])).toEqual([['another_address', 'c']]);
  });

  it('include every report whose agency is not known', async () => {
    const changes = await changesSince(
      FEBRUARY,
      report('a', FEBRUARY, { agency_name: null }),
      report('b', FEBRUARY, { agency_name: null, page: 'other.html' }),
    );
    expect(changes.map(({ kind, report_id }) => [kind, report_id])).toEqual([
      ['new', 'a'],
      ['new', 'b'],
    ]);
  });
});
