import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRegistry, registryFolder } from '../../src/registry/index.ts';
import { errorText } from '../../src/text/index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-agencies-'));
  await cp(registryFolder, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function refusal(file: string, text: string): Promise<string> {
  await writeFile(join(folder, file), text);
  return readRegistry(folder).then(
    () => 'accepted',
    (error: unknown) => errorText(error).replaceAll(`${folder}/`, ''),
  );
}

const NEW = ['- division: "990101"', '  name: 示范区卫生健康委员会', '  source: 三定'];
const OLD = ['- division: "990101"', '  name: 示范区卫生局', '  source: 三定'];

describe('agencies.yaml', () => {
  const agencies = (...lines: readonly string[]) => refusal('agencies.yaml', lines.join('\n'));

  it('invents nothing about real agencies', async () => {
    expect((await readRegistry()).agencies).toEqual([]);
  });

  it('knows a renamed agency', async () => {
    expect(
      await agencies(
        ...NEW,
        ...OLD,
        '  valid_to: 2018',
        '  successors: [示范区卫生健康委员会]',
        '  change: renamed',
      ),
    ).toBe('accepted');
  });

  it.each([
    [
      [...NEW, '  aliases: [示范区卫生局]', ...OLD],
      'agencies.yaml:6: 1.name: 示范区卫生局 is an agency twice',
    ],
    [
      [...OLD, '  valid_to: 2018', '  successors: [示范区卫健委]', '  change: renamed'],
      'agencies.yaml:5: 0.successors.0: 示范区卫健委 must be another entry of division 990101',
    ],
    [
      [...NEW, ...OLD, '  successors: [示范区卫生健康委员会]', '  change: renamed'],
      'agencies.yaml:7: 1.successors: needs valid_to',
    ],
    [
      [...NEW, ...OLD, '  valid_to: 2018', '  successors: [示范区卫生健康委员会]'],
      '1.change: must be told with successors',
    ],
    [[...OLD, '  valid_from: 2019', '  valid_to: 2018'], 'agencies.yaml:5: 0.valid_to: is before valid_from'],
    [[...OLD, '  kind: bureau'], 'agencies.yaml:4: 0.kind: Invalid option'],
  ])('refuses %j with the line', async (lines, message) => {
    expect(await agencies(...lines)).toContain(message);
  });
});

describe('deadlines.json', () => {
  it('has one deadline for a kind of agency in a year', async () => {
    const row = (kinds: unknown, first: number, last: number | null) => ({
      kinds,
      first,
      last,
      month_day: '01-31',
      source: '条例',
      zh: '',
      en: '',
    });
    const file = (...rows: unknown[]) => refusal('deadlines.json', JSON.stringify({ rule: '', rows }));
    expect(await file(row('all', 2008, 2018), row(['department'], 2019, null))).toBe('accepted');
    expect(await file(row('all', 2008, 2018), row(['department'], 2018, null))).toContain(
      'rows.1: kind and years have a deadline already',
    );
    expect(await file(row(['department'], 2019, null), row('all', 2030, 2031))).toContain('rows.1: ');
    expect(await file(row(['department'], 2030, 2031), row('all', 2019, null))).toContain('rows.1: ');
  });
});
