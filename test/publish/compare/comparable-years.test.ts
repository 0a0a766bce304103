import { describe, expect, it } from 'vitest';
import { comparableYears, type Run, refuseBreaks } from '../../../src/publish/compare/comparable-years.ts';
import { refusalOf } from '../../refusal-of.ts';

const run = (measure_id: string, first_year: number, last_year: number | null): Run => ({
  measure_id,
  first_year,
  last_year,
});

const newForms = [
  { year: 2014, reason: 'another form' },
  { year: 2019, reason: 'counted anew' },
  { year: 2021, reason: 'another form' },
];

describe('years that may be compared', () => {
  it('are all of a run, over a new form too', () => {
    const years = { first: 2019, last: 2022 };
    expect(comparableYears(years, ['a'], [run('a', 2019, null)], newForms)).toEqual({
      spans: [years],
      breaks: [],
    });
  });

  it('end where a run ends, for the reason that the new form gives', () => {
    const runs = [run('a', 2014, 2018), run('a', 2019, null)];
    expect(comparableYears({ first: 2018, last: 2022 }, ['a'], runs, newForms)).toEqual({
      spans: [
        { first: 2018, last: 2018 },
        { first: 2019, last: 2022 },
      ],
      breaks: [{ year: 2019, reason: 'counted anew' }],
    });
  });

  it('leave out years in which no form has it', () => {
    expect(
      comparableYears({ first: 2018, last: 2022 }, ['a'], [run('a', 2019, 2020)], newForms).spans,
    ).toEqual([{ first: 2019, last: 2020 }]);
  });

  it('are those of every measure of an indicator', () => {
    const runs = [run('a', 2014, null), run('b', 2014, 2020), run('b', 2021, null)];
    expect(comparableYears({ first: 2018, last: 2022 }, ['a', 'b'], runs, newForms).spans).toEqual([
      { first: 2018, last: 2020 },
      { first: 2021, last: 2022 },
    ]);
    expect(comparableYears({ first: 2018, last: 2022 }, ['a', 'c'], runs, newForms).spans).toEqual([]);
  });
});

describe('a refusal', () => {
  const years = { first: 2018, last: 2022 };

  it('says why, and which years may be requested instead', async () => {
    const found = comparableYears(years, ['a'], [run('a', 2014, 2018), run('a', 2019, null)], newForms);
    expect((await refusalOf(() => refuseBreaks('x.y.total', years, found))).message).toBe(
      [
        'x.y.total may not be compared over 2018-2022:',
        '  2018 | 2019: counted anew',
        'What may be compared: 2018 or 2019-2022; give --years 2019-2022.',
        'Or give --across-breaks to see all these years, with a mark where the form changes.',
      ].join('\n'),
    );
  });

  it('says when no year may be', async () => {
    const refused = await refusalOf(() => refuseBreaks('x.y.total', years, { spans: [], breaks: [] }));
    expect(refused.message).toContain('No form of these years has it.');
  });

  it('is not made where all years are one run', () => {
    expect(() => refuseBreaks('x.y.total', years, { spans: [years], breaks: [] })).not.toThrow();
  });
});
