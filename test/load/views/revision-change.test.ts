import { describe, expect, it } from 'vitest';
import { built, builtWorkspace, copiesOf, reportOf } from '../built-workspaces.ts';
import { querySnapshot as query } from '../query-snapshot.ts';

describe('a report that was edited', () => {
  it('shows the cells that changed, with both values and times', async () => {
    const same = { agency_name: '示范区教育局', page: 'e.html' };
    const workspace = await built({
      reports: [
        reportOf('示范区教育局', 2021, {
          ...same,
          report_id: 'first',
          cells: { 'requests.new.total': 50, 'requests.granted.total': 2, 'requests.new.business': 1 },
          captured: ['2022-02-01T00:00:00Z', '2022-03-01T00:00:00Z'],
        }),
        reportOf('示范区教育局', 2021, {
          ...same,
          report_id: 'second',
          cells: { 'requests.new.total': 5, 'requests.granted.total': 2, 'requests.new.business': 'blank' },
          captured: ['2022-04-01T00:00:00Z'],
        }),
        // Another address is no revision.
        reportOf('示范区教育局', 2021, {
          report_id: 'elsewhere',
          page: 'copy.html',
          cells: { 'requests.new.total': 7 },
          captured: ['2022-02-01T00:00:00Z'],
        }),
      ],
    });
    expect(
      await query(
        workspace,
        `SELECT measure_id, old_value, new_value, new_raw, old_revision, new_revision, old_seen_last, new_seen_first,
          is_current FROM revision_change ORDER BY measure_id`,
      ),
    ).toEqual([
      {
        measure_id: 'requests.new.business',
        old_value: 1,
        new_value: null,
        new_raw: '',
        old_revision: 1,
        new_revision: 2,
        old_seen_last: '2022-03-01 00:00:00',
        new_seen_first: '2022-04-01 00:00:00',
        is_current: true,
      },
      {
        measure_id: 'requests.new.total',
        old_value: 50,
        new_value: 5,
        new_raw: '5',
        old_revision: 1,
        new_revision: 2,
        old_seen_last: '2022-03-01 00:00:00',
        new_seen_first: '2022-04-01 00:00:00',
        is_current: true,
      },
    ]);
  });
});

describe('the years in which a measure may be compared', () => {
  const builtUsual = copiesOf(() => builtWorkspace({ reports: [reportOf('示范区教育局', 2021)] }));
  const runs = async (measure: string) =>
    query(
      await builtUsual(),
      `SELECT first_year, last_year, templates, comparability FROM comparable_years WHERE measure_id = '${measure}'
      ORDER BY first_year`,
    );

  it('continue where the next form has the same', async () => {
    expect(await runs('requests.granted.business')).toEqual([
      { first_year: 2019, last_year: null, templates: ['2019', '2021'], comparability: 'comparable' },
    ]);
  });

  it('run on with a caveat where the crosswalk has one between two of the forms', async () => {
    expect(await runs('requests.granted.total')).toEqual([
      {
        first_year: 2014,
        last_year: null,
        templates: ['2014', '2019', '2021'],
        comparability: 'comparable_with_caveat',
      },
    ]);
  });

  it('end where the form does not have it any more', async () => {
    expect(await runs('requests.other.total')).toEqual([
      { first_year: 2019, last_year: 2020, templates: ['2019'], comparability: 'comparable' },
    ]);
  });
});
