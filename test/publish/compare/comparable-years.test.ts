import { describe, expect, it } from 'vitest';
import {
  comparableYears,
  type Form,
  refuseBreaks,
  type Verdict,
} from '../../../src/publish/compare/comparable-years.ts';

const form = (template: string, first_year: number, last_year: number | null, is_asked = true): Form => ({
  template,
  first_year,
  last_year,
  is_asked,
});
const verdict = (from_template: string, to_template: string, status: Verdict['status']): Verdict => ({
  from_template,
  to_template,
  status,
  note_en: status === 'break' ? 'counted anew' : null,
});

const forms = [form('a', 2014, 2018), form('b', 2019, 2020), form('c', 2021, null)];

describe('years that may be compared', () => {
  it('go on over a new form that counts the same', () => {
    const verdicts = [
      verdict('a', 'b', 'comparable'),
      verdict('b', 'c', 'comparable_with_caveat'),
      verdict('a', 'c', 'comparable'),
    ];
    expect(comparableYears({ first: 2017, last: 2022 }, forms, verdicts)).toEqual({
      spans: [{ first: 2017, last: 2022 }],
      breaks: [],
    });
  });

  it('end where a form counts otherwise', () => {
    const verdicts = [verdict('a', 'b', 'break'), verdict('b', 'c', 'comparable')];
    expect(comparableYears({ first: 2018, last: 2022 }, forms, verdicts)).toEqual({
      spans: [
        { first: 2018, last: 2018 },
        { first: 2019, last: 2022 },
      ],
      breaks: [{ year: 2019, reason: 'counted anew' }],
    });
  });

  it('end where a form may be compared with its neighbour but not with an earlier form', () => {
    const verdicts = [
      verdict('a', 'b', 'comparable'),
      verdict('b', 'c', 'comparable'),
      verdict('a', 'c', 'break'),
    ];
    expect(comparableYears({ first: 2018, last: 2021 }, forms, verdicts).spans).toEqual([
      { first: 2018, last: 2020 },
      { first: 2021, last: 2021 },
    ]);
  });

  it('leave out years in which no form asks', () => {
    const asked = [form('b', 2019, 2020), form('c', 2021, null, false)];
    expect(comparableYears({ first: 2018, last: 2022 }, asked, []).spans).toEqual([
      { first: 2019, last: 2020 },
    ]);
  });

  it('take forms that the crosswalk says nothing of as not comparable', () => {
    expect(comparableYears({ first: 2020, last: 2021 }, forms, []).spans).toHaveLength(2);
  });
});

describe('a refusal', () => {
  const years = { first: 2018, last: 2022 };

  it('says why, and which years may be asked for instead', () => {
    const found = comparableYears(years, forms, [
      verdict('a', 'b', 'break'),
      verdict('b', 'c', 'comparable'),
    ]);
    expect(() => refuseBreaks('x.y.total', years, found)).toThrow(
      [
        'x.y.total may not be compared over 2018-2022:',
        '  2018 | 2019: counted anew',
        'What may be compared: 2018 or 2019-2022; give --years 2019-2022.',
        'Or give --across-breaks to see all these years, with a mark where the form changes.',
      ].join('\n'),
    );
  });

  it('says when no year may be', () => {
    expect(() => refuseBreaks('x.y.total', years, { spans: [], breaks: [] })).toThrow(
      'No form of these years asks for it.',
    );
  });

  it('is not made where all years are one run', () => {
    expect(() => refuseBreaks('x.y.total', years, { spans: [years], breaks: [] })).not.toThrow();
  });
});
