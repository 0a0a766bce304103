import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Observation } from '../src/domain/index.ts';
import { createExtractPool, NO_CONTEXT } from '../src/extract/index.ts';
import { ocrIn } from '../src/read/index.ts';
import { readRegistry } from '../src/registry/index.ts';
import { writtenReport } from '../test/read/fixture.ts';

const SCANS = 'test/fixtures/scans';

/** What became of a cell whose figure is known. */
type Fate = 'right' | 'right, flagged' | 'wrong' | 'rejected' | 'rejected, misread' | 'not read';

function fateOf({ value, raw, flags }: Observation, figure: number | undefined): Fate {
  if (value !== null && value !== figure) return 'wrong';
  if (value !== null) return flags.includes('low_confidence') ? 'right, flagged' : 'right';
  if (!flags.includes('ocr_rejected')) return 'not read';
  return Number(raw) === figure ? 'rejected' : 'rejected, misread';
}

/** Cells of each scan by their fate, and how long it took. Exit status 1 when a wrong figure was accepted. */
export async function main(folder = SCANS): Promise<void> {
  const ocr = ocrIn(join(process.env['NIANBAO_COMPONENTS'] ?? 'data/components', 'ocr'));
  if (ocr.state !== 'installed') {
    console.log('skipped: text recognition is not installed (nianbao doctor --install ocr)');
    return;
  }
  const registry = await readRegistry();
  const template = registry.templates.find(({ id }) => id === '2021');
  if (template === undefined) throw new Error('no form of 2021');
  const pool = createExtractPool(registry, { size: 1, ocr: ocr.component });
  for (const file of readdirSync(folder).sort()) {
    const name = /^(?:invented-2023|nankai-2024)/.exec(file)?.[0];
    if (name === undefined) continue;
    const { cells } = writtenReport(name, template);
    const begin = performance.now();
    const [report] = await pool.extractAll(readFileSync(join(folder, file)), null, NO_CONTEXT);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const counts = new Map<Fate, number>();
    for (const cell of report?.observations ?? []) {
      const fate = fateOf(cell, cells.get(cell.measure));
      counts.set(fate, (counts.get(fate) ?? 0) + 1);
      if (fate === 'wrong') process.exitCode = 1;
      if (fate === 'wrong' || fate === 'rejected, misread') {
        console.log(
          `  ${fate}: ${cell.measure} ${cell.raw} (${cell.confidence}), not ${cells.get(cell.measure)}`,
        );
      }
    }
    const countsText = [...counts].map(([fate, count]) => `${count} ${fate}`).join('; ');
    console.log(`${file} ${seconds} s: ${countsText || report?.problems.map(({ code }) => code).join(' ')}`);
  }
  await pool.close();
}
