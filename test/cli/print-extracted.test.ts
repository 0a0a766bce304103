import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { extractedLines } from '../../src/cli/print-extracted.ts';
import { type CellFlag, problem } from '../../src/domain/index.ts';
import { type ExtractedDocument, unreadable } from '../../src/extract/index.ts';

function cell(row: string, value: number | null, raw: string | null, flags: readonly CellFlag[] = []) {
  const [table, column] = ['requests', 'natural_person'];
  const measure = `${table}.${row}.${column}`;
  const place = { table, row, column, measure, template: '2021', unit: '件', confidence: null };
  return { ...place, value, raw, flags, matchedBy: null, anchor: null };
}

const LONG = '本年度办理结果 · 无法提供 · 没有现成信息需要另行制作 · 自然人';
const LABELS = new Map([['requests.unavailable_must_be_created.natural_person', LONG]]);
const READ: ExtractedDocument = {
  ...unreadable(problem('too_large_to_read')),
  isReport: true,
  problems: [],
  observations: [
    cell('unavailable_must_be_created', 12, '12件', ['unit_converted']),
    cell('new', 0, '0'),
    cell('carried_in', null, null),
  ],
};

it('a cell has one line where that is wide enough, or where there is no terminal', () => {
  for (const width of [null, 160]) {
    expect(extractedLines({ file: 'a.html', extracted: READ }, LABELS, width).join('\n')).toMatch(
      /requests\.unavailable_must_be_created\.natural_person {2}本年度办理结果 .* 12 {2}12件 {2}unit_converted/,
    );
  }
});

it('on 80 columns its Chinese name is in a second line, and id and value are whole', () => {
  const lines = extractedLines({ file: 'a.html', extracted: READ }, LABELS, 80).flatMap((text) =>
    text.split('\n'),
  );
  expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
  expect(lines.slice(2)).toEqual([
    ' value  raw   cell',
    '    12  12件  requests.unavailable_must_be_created.natural_person unit_converted',
    `              ${LONG}`,
    'and 1 cell that is 0, 1 that the report lacks',
    'checks: 0 passed, 0 failed, 0 not assessable',
  ]);
});
