import { describe, expect, it } from 'vitest';
import type { AgencyKind } from '../../src/domain/agency.ts';
import { kindByName } from '../../src/domain/index.ts';
import { built, reportOf } from './built-workspaces.ts';
import { querySnapshot as query } from './query-snapshot.ts';
import { registry } from './small-workspace.ts';

const NANKAI = { division: '南开区', above: '天津市' };

describe('the kind of an agency', () => {
  const NAMES: readonly (readonly [string, AgencyKind | undefined])[] = [
    ['天津市南开区人民政府', 'government'],
    ['南开区', 'government'],
    ['天津市南开区', 'government'],
    ['南开区人民政府办公室', 'department'],
    ['南开区应急管理局', 'department'],
    ['南开区发展改革委', 'department'],
    ['南开区人民政府国有资产监督管理委员会', 'department'],
    ['南开区城市管理委员会', 'department'],
    ['国家税务总局天津市南开区税务局', 'vertical'],
    ['天津经济技术开发区管理委员会', 'management_committee'],
    ['示范县人民政府城关街道办事处', 'street_office'],
    ['示范镇人民政府', 'township'],
    ['示范民族乡', 'township'],
    ['南开大学', 'institution'],
    ['南开区档案馆', undefined],
    ['南开', undefined],
    ['西青区', undefined],
    ['中共南开区委办公室', undefined],
  ];
  it.each(NAMES)('of %s is %s', async (name, kind) => {
    expect(kindByName(name, NANKAI, (await registry).agencyKinds)?.kind).toBe(kind);
  });

  it('is in the dataset with the words that decided it, and the level', async () => {
    const workspace = await built({
      reports: [
        reportOf('示范区教育局', 2021),
        reportOf('示范区', 2021),
        reportOf('示范镇', 2021),
        reportOf('示范区档案馆', 2021),
      ],
    });
    expect(
      await query(workspace, 'SELECT name, kind, kind_evidence, level FROM agency ORDER BY name'),
    ).toEqual([
      { name: '示范区', kind: 'government', kind_evidence: 'name: 示范区', level: 'county' },
      { name: '示范区教育局', kind: 'department', kind_evidence: 'name: 局', level: 'county' },
      { name: '示范区档案馆', kind: null, kind_evidence: null, level: 'county' },
      { name: '示范镇', kind: 'township', kind_evidence: 'name: 镇', level: 'township' },
    ]);
  });
});

describe('what the registry says about agencies', () => {
  const HEALTH = '示范区卫生健康委员会';
  const OLD_HEALTH = '示范区卫生和计划生育委员会';
  const entry = {
    division: '990101',
    aliases: [],
    valid_from: null,
    valid_to: null,
    successors: [],
    source: '三定',
  };

  it('makes reports under an alias those of the agency, and keeps the words that were printed', async () => {
    const workspace = await built({
      reports: [
        reportOf(HEALTH, 2021),
        reportOf('示范区卫健委', 2022, { agencyEvidence: 'title: 示范区卫健委' }),
      ],
      agencies: [{ ...entry, name: HEALTH, aliases: ['示范区卫健委'] }],
    });
    expect(
      await query(
        workspace,
        'SELECT agency_id, agency_name, agency_evidence FROM report ORDER BY report_year',
      ),
    ).toEqual([
      { agency_id: `990101-${HEALTH}`, agency_name: HEALTH, agency_evidence: null },
      { agency_id: `990101-${HEALTH}`, agency_name: HEALTH, agency_evidence: 'title: 示范区卫健委' },
    ]);
    expect(
      await query(
        workspace,
        `SELECT agency_name, report_year, previous_value FROM year_over_year WHERE report_year = 2022`,
      ),
    ).toEqual([{ agency_name: HEALTH, report_year: 2022, previous_value: 5 }]);
  });

  it('keeps a renamed agency separate and says what it became', async () => {
    const workspace = await built({
      reports: [reportOf(OLD_HEALTH, 2020, { template: '2019' }), reportOf(HEALTH, 2021)],
      agencies: [
        { ...entry, name: OLD_HEALTH, valid_to: 2020, successors: [HEALTH], change: 'renamed' },
        { ...entry, name: HEALTH, valid_from: 2021 },
      ],
      crawledAt: '2022-06-01T00:00:00.000Z',
    });
    expect(await query(workspace, 'SELECT * FROM agency_succession')).toEqual([
      { agency_id: `990101-${OLD_HEALTH}`, successor_id: `990101-${HEALTH}`, change: 'renamed' },
    ]);
    expect(
      await query(workspace, 'SELECT agency_name, report_year, status FROM coverage ORDER BY report_year'),
    ).toEqual([
      { agency_name: OLD_HEALTH, report_year: 2020, status: 'published' },
      { agency_name: HEALTH, report_year: 2021, status: 'published' },
    ]);
  });

  it('overrules the name on the kind', async () => {
    const workspace = await built({
      reports: [reportOf('示范区档案馆', 2021)],
      agencies: [{ ...entry, name: '示范区档案馆', kind: 'department' }],
    });
    expect(await query(workspace, 'SELECT kind, kind_evidence, source FROM agency')).toEqual([
      { kind: 'department', kind_evidence: 'agencies.yaml', source: '三定' },
    ]);
  });
});
