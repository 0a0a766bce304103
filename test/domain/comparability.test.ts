import { describe, expect, it } from 'vitest';
import type { Comparability, ComparableMeasure } from '../../src/domain/comparability.ts';
import { comparableRuns } from '../../src/domain/index.ts';

const form = (id: string, first: number, last: number | null) => ({ id, report_years: { first, last } });
const FORMS = [form('a', 2014, 2018), form('b', 2019, 2020), form('c', 2021, null)];

const verdict = (
  fromTemplate: string,
  toTemplate: string,
  status: Comparability,
  noteEn: string | null = null,
): ComparableMeasure => ({ measure: 'x.y.z', fromTemplate, toTemplate, status, noteZh: noteEn, noteEn });

describe('the years in which a measure may be compared', () => {
  it('continue over a new form that counts the same, with its caveats', () => {
    const verdicts = [
      verdict('a', 'b', 'comparable'),
      verdict('b', 'c', 'comparable_with_caveat', 'fewer agencies'),
      verdict('a', 'c', 'comparable_with_caveat', 'fewer agencies'),
    ];
    expect(comparableRuns(FORMS, verdicts)).toEqual([
      {
        first: 2014,
        last: null,
        templates: ['a', 'b', 'c'],
        status: 'comparable_with_caveat',
        notesZh: ['fewer agencies'],
        notesEn: ['fewer agencies'],
      },
    ]);
  });

  const spans = (forms: typeof FORMS, verdicts: readonly ComparableMeasure[]) =>
    comparableRuns(forms, verdicts).map(({ first, last }) => [first, last]);

  it('end where a form counts otherwise', () => {
    expect(spans(FORMS, [verdict('a', 'b', 'break'), verdict('b', 'c', 'comparable')])).toEqual([
      [2014, 2018],
      [2019, null],
    ]);
  });

  it('end where a form may be compared with its neighbour but not with an earlier form', () => {
    const verdicts = [
      verdict('a', 'b', 'comparable'),
      verdict('b', 'c', 'comparable'),
      verdict('a', 'c', 'break'),
    ];
    expect(spans(FORMS, verdicts)).toEqual([
      [2014, 2020],
      [2021, null],
    ]);
  });

  it('end where some years have no form', () => {
    const withGap = [form('a', 2014, 2018), form('c', 2021, null)];
    expect(spans(withGap, [verdict('a', 'c', 'comparable')])).toEqual([
      [2014, 2018],
      [2021, null],
    ]);
  });

  it('end at a form that the crosswalk says nothing of', () => {
    expect(spans(FORMS, [])).toHaveLength(3);
  });
});
