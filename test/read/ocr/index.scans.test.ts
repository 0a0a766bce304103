import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Extractor } from '../../../src/extract/extractor.ts';
import { NO_CONTEXT } from '../../../src/extract/index.ts';
import { readRegistry } from '../../../src/registry/index.ts';
import { problemMeaning } from '../../../src/text/index.ts';

const extractor = new Extractor(await readRegistry());

it.each(['invented-2023-scan.pdf', 'invented-2023-screen.png', 'nankai-2024-fax.tiff'])(
  '%s is recorded as a picture where there is no text recognition, with what to do',
  async (name) => {
    const scan = readFileSync(new URL(`../../fixtures/scans/${name}`, import.meta.url));
    const reports = await extractor.extractAll(scan, null, NO_CONTEXT);
    expect(reports.map(({ isReport, problems }) => [isReport, problems.map(({ code }) => code)])).toEqual([
      [false, ['needs_ocr']],
    ]);
    expect(problemMeaning('needs_ocr').en.action).toContain('nianbao doctor --install ocr');
  },
);
