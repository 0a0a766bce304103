import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { problemList } from '../../src/publish/problem-list.ts';

const committed = fileURLToPath(new URL('../../docs/problems.md', import.meta.url));

it('is the committed one (vitest --update writes it again)', async () => {
  await expect(problemList()).toMatchFileSnapshot(committed);
});

it('says for each code what it means and what to do, in Chinese and English', () => {
  expect(problemList()).toContain(
    '| `page_gone` | error | 门户网站应答表明该网页不存在。 | The portal answers that this page does not exist. | ' +
      '查看门户网站是否已将其移至他处；必要时向该机关询问。 | Look whether the portal moved it; ask the agency. |\n',
  );
});
