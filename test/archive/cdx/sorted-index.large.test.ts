import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive, readCaptures } from '../../../src/archive/index.ts';
import { exchange, newFolder, OPTIONS, PAGE, writing } from '../exchanges.ts';

/** The index is read in pieces of so many bytes; a line of these tests has more than 500. */
const PIECE = 16_384;
const LINES = 400;

const urlOf = (number: number): string => `http://a.gov.test/zwgk/t${number}.html`;

/** Day `number` of a leap year and those after it. */
const dayOf = (number: number): string => new Date(Date.UTC(2024, 0, number)).toISOString();

describe('an index of several pieces', () => {
  it('finds every address again, whichever piece it is in, and none that it does not hold', async () => {
    const folder = await newFolder();
    await writing(folder, async (archive) => {
      for (let number = 0; number < LINES; number += 1)
        await archive.append(exchange({ url: urlOf(number) }));
    });
    expect((await stat(join(folder, 'index.cdxj'))).size).toBeGreaterThan(3 * PIECE);
    await writing(folder, async (archive) => {
      const found = Array.from({ length: LINES }, (_, number) => archive.capturesOf(urlOf(number)));
      expect(found.map((captures) => captures.map(({ url }) => url))).toEqual(
        Array.from({ length: LINES }, (_, number) => [urlOf(number)]),
      );
      for (const url of ['http://a.gov.test/a', 'http://a.gov.test/zwgk/t1.htm', 'http://z.gov.test/']) {
        expect(archive.latest(url)).toBeUndefined();
      }
    });
  });

  it('gives all captures of an address whose lines fill several pieces, in the order of their time', async () => {
    const folder = await newFolder();
    const days = Array.from({ length: LINES }, (_, number) => dayOf(number + 1));
    await writing(folder, async (archive) => {
      await archive.append(exchange({ url: urlOf(1) }));
      for (const capturedAt of days) await archive.append(exchange({ capturedAt }));
    });
    await writing(folder, async (archive) => {
      expect(archive.capturesOf(PAGE).map(({ capturedAt }) => capturedAt)).toEqual(days);
      expect(archive.latestBefore(PAGE, '2024-02-01T00:00:00.000Z')?.capturedAt).toBe(
        '2024-01-31T00:00:00.000Z',
      );
      await archive.append(exchange({ capturedAt: '2026-01-01T00:00:00.000Z' }));
      expect(archive.capturesOf(PAGE)).toHaveLength(LINES + 1);
      expect(archive.latest(PAGE)?.capturedAt).toBe('2026-01-01T00:00:00.000Z');
    });
    expect(await readCaptures(folder)).toHaveLength(LINES + 2);
  });
});

describe('an index that was not sorted before the writer was killed', () => {
  it('is sorted, and the lines at its end are found', async () => {
    const folder = await newFolder();
    await writing(folder, async (archive) => {
      await archive.append(exchange({ url: urlOf(2) }));
      await archive.append(exchange({ url: urlOf(1) }));
    });
    const index = join(folder, 'index.cdxj');
    const [first = '', second = ''] = (await readFile(index, 'utf8')).split('\n');
    const sorted = `${first}\n${second}\n`;
    // As it is while a crawl that met t2 before t1 is under way; then half of a third line.
    await writeFile(index, `${second}\n${first}\n${second.slice(0, 40)}`);
    const archive = await openArchive(folder, OPTIONS);
    expect([1, 2].map((number) => archive.latest(urlOf(number))?.url)).toEqual([urlOf(1), urlOf(2)]);
    await archive.close();
    expect(await readFile(index, 'utf8')).toBe(sorted);
  });
});
