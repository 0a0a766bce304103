import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { problemList } from '../../src/publish/index.ts';

const committed = fileURLToPath(new URL('../../docs/problems.md', import.meta.url));

it('is the committed one (vitest --update writes it anew)', async () => {
  await expect(problemList()).toMatchFileSnapshot(committed);
});

it('says of a code what it means and what to do', () => {
  expect(problemList()).toContain(
    '| `page_gone` | error | The portal answers that this page does not exist. | Look whether the portal moved it; ask the agency. |',
  );
});
