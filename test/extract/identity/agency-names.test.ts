import { describe, expect, it } from 'vitest';
import { AgencyFileSchema } from '../../../src/domain/agency.ts';
import { agenciesOf, sameAgencyAmong } from '../../../src/extract/identity/index.ts';

const source = 'http://shifan.invalid/jg.html';
const agencies = AgencyFileSchema.parse([
  {
    division: '990101',
    name: '示范区卫生和计划生育局',
    aliases: ['示范区卫计局'],
    valid_to: 2018,
    successors: ['示范区卫生健康局'],
    change: 'renamed',
    source,
  },
  {
    division: '990101',
    name: '示范区卫生健康局',
    valid_from: 2019,
    valid_to: 2023,
    successors: ['示范区卫生局', '示范区疾控局'],
    change: 'split',
    source,
  },
  { division: '990101', name: '示范区卫生局', valid_from: 2024, source },
  { division: '990101', name: '示范区疾控局', valid_from: 2024, source },
  { division: '120104', name: '南开区教育局', aliases: ['南开区教委'], source },
]);
const sameAgency = sameAgencyAmong(agencies);

describe('two names', () => {
  it.each([
    ['区教育局', '示范区教育局'],
    ['示范区卫计局', '示范区卫生和计划生育局'],
    ['区卫计局', '示范区卫生和计划生育局'],
    ['示范区卫计局', '示范区卫生健康局'],
    ['示范区卫生和计划生育局', '示范区疾控局'],
    ['南开区教委', '南开区教育局'],
  ])('%s and %s may be one agency’s', (a, b) => {
    expect([sameAgency(a, b), sameAgency(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['示范区教育局', '示范区财政局'],
    // What an agency was split into are two.
    ['示范区卫生局', '示范区疾控局'],
    ['示范区教委', '示范区教育局'],
  ])('%s and %s are two agencies’', (a, b) => {
    expect([sameAgency(a, b), sameAgency(b, a)]).toEqual([false, false]);
  });

  it('are recognised only by the agencies of the portal’s division', () => {
    expect(sameAgencyAmong(agenciesOf(agencies, '990101'))('南开区教委', '南开区教育局')).toBe(false);
    expect(sameAgencyAmong(agenciesOf(agencies, null))('南开区教委', '南开区教育局')).toBe(true);
  });
});
