import { beforeAll, describe, expect, it } from 'vitest';
import type { Template } from '../../src/domain/index.ts';
import { Extractor } from '../../src/extract/extractor.ts';
import { NO_CONTEXT } from '../../src/extract/index.ts';
import { readRegistry } from '../../src/registry/index.ts';
import { fixture, writtenReport } from './fixture.ts';

let extractor: Extractor;
let template: Template | undefined;

beforeAll(async () => {
  const registry = await readRegistry();
  extractor = new Extractor(registry);
  template = registry.templates.find(({ id }) => id === '2021');
});

const EVERY_FORMAT = [
  ['.html', 'html'],
  ['.txt', 'text'],
  ['.mht', 'mht'],
  ['.docx', 'docx'],
  ['.doc', 'doc'],
  ['.xls', 'xls'],
  ['.xlsx', 'xlsx'],
  ['-word.pdf', 'pdf'],
  ['-browser-ruled.pdf', 'pdf'],
] as const;

describe.each([
  ['nankai-2024', EVERY_FORMAT],
  [
    'invented-2023',
    [
      ...EVERY_FORMAT,
      ['.rtf', 'rtf'],
      ['.odt', 'odt'],
      ['.ods', 'ods'],
      ['.zip', 'zip'],
      ['.rar', 'rar'],
      ['-browser-bare.pdf', 'pdf'],
    ] as const,
  ],
] as const)('the report %s', (name, formats) => {
  it.each(formats)('gives the same 200 cells from %s', async (ending, format) => {
    if (template === undefined) throw new Error('no form of 2021');
    const { agency, year, cells } = writtenReport(name, template);
    const result = await extractor.extract(fixture(`${name}${ending}`), null, NO_CONTEXT);
    expect(new Map(result.observations.map((cell) => [cell.measure, cell.value]))).toEqual(cells);
    expect(cells.size).toBe(200);
    expect(result.format).toBe(format);
    expect(result.report.agency?.value).toBe(agency);
    expect(result.report.reportYear?.value).toBe(year);
  });

  it.each(formats.filter(([, format]) => format !== 'text' && !name.includes('bare')))(
    'places every cell of %s by its labels, at a place of its own',
    async (ending) => {
      const { observations } = await extractor.extract(fixture(`${name}${ending}`), null, NO_CONTEXT);
      if (ending === '-browser-bare.pdf') return;
      expect(new Set(observations.map((cell) => cell.matchedBy))).toEqual(new Set(['labels']));
      expect(new Set(observations.map((cell) => cell.anchor?.place)).size).toBe(200);
    },
  );
});
