import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../src/load/side-by-side.ts';
import { withDatabase } from '../../src/workspace/index.ts';

/** Takes hours where nothing breaks it off. */
const ENDLESS =
  'SELECT count(*) FROM range(100000000) AS a, range(100000000) AS b WHERE a.range % 7 = b.range % 5';

describe('works side by side', () => {
  it('each see what the others have done when all have ended', async () => {
    const rows = await withDatabase(':memory:', {}, async (connection, connect) => {
      const second = await connect();
      await sideBySide([
        {
          connection,
          run: async (own) => {
            await own.run('CREATE TABLE one (value INTEGER)');
          },
        },
        {
          connection: second,
          run: async (own) => {
            await own.run('CREATE TABLE two AS SELECT 2 AS value');
          },
        },
      ]);
      return (await second.runAndReadAll('SELECT count(*) FROM one, two')).getRowsJson();
    });
    expect(rows).toEqual([['0']]);
  });

  it('are interrupted when one fails, whose error is thrown', async () => {
    const work = withDatabase(':memory:', {}, async (connection, connect) =>
      sideBySide([
        {
          connection,
          run: async (own) => {
            await own.run(ENDLESS);
          },
        },
        {
          connection: await connect(),
          run: () => Promise.reject(new Error('a full disk')),
        },
      ]),
    );
    await expect(work).rejects.toThrow('a full disk');
  });
});
