import { expect, it } from 'vitest';
import { Extractor } from '../../../src/extract/extractor.ts';
import { NO_CONTEXT, officeIn } from '../../../src/extract/index.ts';
import { readRegistry } from '../../../src/registry/index.ts';
import { fixture } from '../../read/fixture.ts';

const TEN_MINUTES = 600_000;
const office = officeIn(process.env);

it.runIf(office !== null)(
  'LibreOffice makes a DOCX of a DOC, from which the same cells are read',
  async () => {
    const doc = fixture('invented-2023.doc');
    const docx = await office?.(doc, TEN_MINUTES);
    if (!docx) throw new Error('nothing was converted');
    const extractor = new Extractor(await readRegistry());
    const cellsOf = async (bytes: Uint8Array) =>
      (await extractor.extractAll(bytes, null, NO_CONTEXT)).map(({ observations }) =>
        observations.map(({ measure, value }) => [measure, value]),
      );
    expect(await cellsOf(docx)).toEqual(await cellsOf(doc));
  },
);
