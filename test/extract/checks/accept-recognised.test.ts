import { beforeAll, describe, expect, it } from 'vitest';
import {
  cellsOf,
  measureOf,
  type Observation,
  type Registry,
  type Template,
  unitOf,
} from '../../../src/domain/index.ts';
import { acceptRecognised } from '../../../src/extract/checks/accept-recognised.ts';
import { readRegistry } from '../../../src/registry/index.ts';
import { writtenReport } from '../../read/fixture.ts';

let registry: Registry;
let form: Template;
let read: Observation[];

/** The invented report, whose sums are all correct, as if each of its cells had been recognised. */
beforeAll(async () => {
  registry = await readRegistry();
  const found = registry.templates.find(({ id }) => id === '2021');
  if (found === undefined) throw new Error('no form of 2021');
  form = found;
  const { cells } = writtenReport('invented-2023', form);
  read = cellsOf(form).map(({ table, row, column }): Observation => {
    const measure = measureOf(table, row, column);
    const value = cells.get(measure) ?? null;
    return {
      table: table.id,
      row: row.id,
      column: column.id,
      measure,
      template: '2021',
      value,
      raw: String(value),
      unit: unitOf(row, column),
      flags: [],
      matchedBy: 'labels',
      anchor: { document: 0, place: measure },
      confidence: null,
    };
  });
});

/** @param change what is different in single cells */
function accept(
  change: Readonly<Record<string, Partial<Observation>>> = {},
  confidences: Readonly<Record<string, number>> = {},
) {
  const observations = read.map((cell) => ({ ...cell, ...change[cell.measure] }));
  const recognised = new Map(observations.map(({ measure }) => [measure, confidences[measure] ?? 0.99]));
  const accepted = acceptRecognised(
    observations,
    new Map([[0, recognised]]),
    registry.checks,
    registry.templates,
  );
  const cells = new Map(accepted.observations.map((cell) => [cell.measure, cell]));
  const rejectedIn = (table: string) =>
    accepted.observations.filter((cell) => cell.table === table && cell.flags.includes('ocr_rejected'))
      .length;
  return { ...accepted, cells, rejectedIn };
}

describe('a recognised value', () => {
  it('is kept where the sums with it are correct, and is flagged', () => {
    const { cells, rejectedIn } = accept();
    expect(cells.get('requests.granted.business')).toMatchObject({
      value: 4828,
      confidence: 0.99,
      flags: ['ocr'],
    });
    expect(cells.get('review.litigation_direct.total')).toMatchObject({ value: 10133, flags: ['ocr'] });
    expect([rejectedIn('requests'), rejectedIn('review')]).toEqual([0, 0]);
  });

  it('of table 二, which no sum confirms, is kept as raw text only', () => {
    const { cells, problems, rejectedIn } = accept();
    expect(cells.get('proactive.fees.fee_amount')).toMatchObject({
      value: null,
      raw: '1227.76',
      flags: ['ocr', 'ocr_rejected'],
    });
    expect(rejectedIn('proactive')).toBe(10);
    expect(problems).toMatchObject([
      { code: 'ocr_rejected', facts: { table: 'proactive', values: 10, failed: [] } },
    ]);
  });

  it('that is misread takes its whole table with it, however sure the model was', () => {
    const { cells, problems, rejectedIn } = accept({
      'requests.granted.business': { value: 4823, raw: '4823' },
    });
    // 25 rows of seven columns.
    expect(rejectedIn('requests')).toBe(175);
    expect(cells.get('requests.new.total')).toMatchObject({ value: null, raw: '379790' });
    expect(problems.map(({ facts }) => facts)).toContainEqual({
      table: 'requests',
      values: 175,
      failed: expect.arrayContaining([
        { check: 'applicant_sum', along: 'granted', left: 16166, right: 16161 },
      ]),
    });
  });

  it('leaves other tables alone', () => {
    expect(accept({ 'requests.granted.business': { value: 4823 } }).rejectedIn('review')).toBe(0);
  });

  it('whose only sum lacks a figure is not confirmed', () => {
    const { cells } = accept({
      'review.reconsideration.upheld': { value: null, raw: '48O3', flags: ['not_a_number'] },
    });
    expect(cells.get('review.reconsideration.total')).toMatchObject({ value: null, raw: '15316' });
    expect(cells.get('review.litigation_direct.total')?.value).toBe(10133);
  });

  it('with little confidence is kept too where the sums are correct, and is flagged as such', () => {
    const cell = accept({}, { 'requests.granted.business': 0.5 }).cells.get('requests.granted.business');
    expect(cell).toMatchObject({ value: 4828, confidence: 0.5, flags: ['ocr', 'low_confidence'] });
  });

  it('that was placed by counting is not confirmed: two that change places have the same sum', () => {
    const cell = accept({ 'requests.granted.business': { matchedBy: 'sequence' } }).cells.get(
      'requests.granted.business',
    );
    expect(cell).toMatchObject({ value: null, flags: ['ocr', 'ocr_rejected'] });
  });
});

describe('what was read as text', () => {
  it('in a document without pictures is untouched', () => {
    const accepted = acceptRecognised(read, new Map(), registry.checks, registry.templates);
    expect(accepted).toEqual({ observations: read, problems: [] });
  });

  it('beside a page that is a picture keeps its values', () => {
    const recognised = new Map([['proactive.fees.fee_amount', 0.99]]);
    const { observations } = acceptRecognised(
      read,
      new Map([[0, recognised]]),
      registry.checks,
      registry.templates,
    );
    const changed = observations.filter((cell) => cell.flags.length > 0).map((cell) => cell.measure);
    expect(changed).toEqual(['proactive.fees.fee_amount']);
  });

  it('in one of two documents with the same places keeps its values', () => {
    const elsewhere = new Map([[1, new Map(read.map(({ measure }) => [measure, 0.99]))]]);
    const { observations } = acceptRecognised(read, elsewhere, registry.checks, registry.templates);
    expect(observations).toEqual(read);
  });
});
