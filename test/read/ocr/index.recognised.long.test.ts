import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Observation, Registry, Template } from '../../../src/domain/index.ts';
import { type ExtractedDocument, NO_CONTEXT } from '../../../src/extract/index.ts';
import { ocrIn } from '../../../src/read/index.ts';
import { readRegistry } from '../../../src/registry/index.ts';
import { createExtractPool } from '../../extract/built-extract.ts';
import { type WrittenReport, writtenReport } from '../fixture.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const ocr = ocrIn(join(process.env['NIANBAO_COMPONENTS'] ?? join(ROOT, 'data/components'), 'ocr'));
const scan = (name: string) => readFileSync(join(ROOT, 'test/fixtures/scans', name));

let registry: Registry;
let form: Template | undefined;
beforeAll(async () => {
  registry = await readRegistry();
  form = registry.templates.find(({ id }) => id === '2021');
});

async function extract(name: string): Promise<ExtractedDocument> {
  const component = ocr.state === 'installed' ? ocr.component : null;
  const pool = createExtractPool(registry, { size: 1, ocr: component });
  try {
    const [report] = await pool.extractAll(scan(name), null, NO_CONTEXT);
    if (report === undefined) throw new Error('no answer');
    return report;
  } finally {
    await pool.close();
  }
}

function written(name: string): WrittenReport {
  if (form === undefined) throw new Error('no form of 2021');
  return writtenReport(name, form);
}

/** Recognising takes seconds a page, so what several tests look at is read once. */
const recognised = new Map<string, Promise<ExtractedDocument>>();
function recognise(name: string): Promise<ExtractedDocument> {
  const known = recognised.get(name) ?? extract(name);
  recognised.set(name, known);
  return known;
}

describe.skipIf(ocr.state !== 'installed')('with text recognition', () => {
  const accepted = (cells: readonly Observation[]) => cells.filter((cell) => cell.value !== null);
  const of = (cells: readonly Observation[], ...tables: readonly string[]) =>
    cells.filter((cell) => tables.includes(cell.table));

  it.each([
    ['invented-2023-scan.pdf', 'invented-2023'],
    ['invented-2023-screen.png', 'invented-2023'],
  ])('every figure of %s that sums confirm is the printed one', async (file, name) => {
    const { agency, year, cells } = written(name);
    const { report, observations, problems } = await recognise(file);
    expect([report.agency?.value, report.reportYear?.value]).toEqual([agency, year]);
    const confirmed = of(observations, 'requests', 'review');
    expect(new Map(confirmed.map((cell) => [cell.measure, cell.value]))).toEqual(
      new Map([...cells].filter(([measure]) => !measure.startsWith('proactive.'))),
    );
    expect(confirmed.every((cell) => cell.flags.includes('ocr') && (cell.confidence ?? 0) > 0)).toBe(true);
    // Table 二 has no sums: its figures wait for a person.
    expect(accepted(of(observations, 'proactive'))).toEqual([]);
    expect(problems.map(({ code }) => code)).toContain('ocr_rejected');
  });

  it.each([
    ['invented-2023-poor.jpg', 'invented-2023', 0],
    ['nankai-2024-fax.tiff', 'nankai-2024', 150],
  ])('of %s, hard to read, no wrong figure is accepted', async (file, name, least) => {
    const { cells } = written(name);
    const { observations } = await recognise(file);
    const wrong = accepted(observations).filter((cell) => cell.value !== cells.get(cell.measure));
    expect(wrong).toEqual([]);
    expect(accepted(observations).length).toBeGreaterThanOrEqual(least);
  });

  it('a page that shows its report as a picture has the figures of the picture', async () => {
    const component = ocr.state === 'installed' ? ocr.component : null;
    const pool = createExtractPool(registry, { size: 1, ocr: component });
    const page = '<h1>示范区档案局2023年政府信息公开工作年度报告</h1><p><img src="1.png"></p>';
    try {
      const [ofPage, ofPicture] = await pool.extractTogether(
        [
          { url: 'page', role: 'page', bytes: new TextEncoder().encode(page), contentType: 'text/html' },
          { url: '1.png', role: 'attachment', bytes: scan('invented-2023-screen.png'), contentType: null },
        ],
        NO_CONTEXT,
      );
      expect([ofPage?.format, ofPicture?.format, ofPicture?.reports]).toEqual(['html', 'picture', []]);
      const [report] = ofPage?.reports ?? [];
      expect(report?.joined.map(({ document }) => document)).toEqual([0, 1]);
      expect(accepted(report?.observations ?? [])).toHaveLength(190);
    } finally {
      await pool.close();
    }
  });

  it('the same picture gives the same values and confidences each time', async () => {
    const first = await recognise('nankai-2024-fax.tiff');
    expect(await extract('nankai-2024-fax.tiff')).toEqual(first);
  });

  it('figures in sentences are not taken: nothing confirms them', async () => {
    const { facts, sections } = await recognise('invented-2023-screen.png');
    expect(sections.length).toBeGreaterThan(0);
    expect(facts).toEqual([]);
  });
});
