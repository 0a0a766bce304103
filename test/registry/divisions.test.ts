import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDivisions } from '../../src/registry/divisions.ts';
import { readRegistry } from '../../src/registry/index.ts';
import { errorText } from '../../src/text/index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-divisions-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the divisions of the registry', () => {
  it('know the prefecture of a county and since when', async () => {
    const { divisions } = await readRegistry();
    const of = (code: string) => divisions.find((division) => division.code === code);
    expect(of('120104')).toMatchObject({ name: '南开区', parent: '120000', level: 'county', valid_to: null });
    expect(of('130502')).toMatchObject({ name: '襄都区', parent: '130500', former_names: ['桥东区'] });
    expect(of('371202')).toMatchObject({ name: '莱城区', parent: '371200', valid_to: 2018 });
    expect(of('110103')).toMatchObject({ name: '崇文区', valid_from: null, valid_to: 2009 });
  });

  it('are every province of the mainland', async () => {
    const { divisions } = await readRegistry();
    expect(divisions.filter(({ level }) => level === 'province')).toHaveLength(31);
  });
});

describe('a file of divisions', () => {
  const refusal = async (...lines: readonly string[]) => {
    const path = join(folder, 'divisions.csv');
    await writeFile(
      path,
      [
        'code,name,parent,level,valid_from,valid_to,former_names',
        '990000,示范市,,province,,,',
        ...lines,
      ].join('\n'),
    );
    return readDivisions(path).then(
      () => 'accepted',
      (error: unknown) => errorText(error).replaceAll(`${folder}/`, ''),
    );
  };

  it.each([
    [
      'a parent that is not there',
      '990101,示范区,990100,county,,,',
      'parent: no division 990100 in this file',
    ],
    [
      'a code twice',
      '990100,甲区,990000,county,,,\n990100,乙区,990000,county,,,',
      'code: 990100 occurs twice',
    ],
    ['a level that is none', '990101,示范区,990000,town,,,', 'level: Invalid option'],
    ['a year that is none', '990101,示范区,990000,county,二〇二〇,,', 'valid_from: must be a year, or empty'],
  ])('with %s is refused with its line', async (_, line, message) => {
    expect(await refusal(line)).toContain(`divisions.csv:3: ${message}`);
  });

  it('with divisions inside one another is refused', async () => {
    const lines = ['990101,甲区,990102,county,,,', '990102,乙区,990101,county,,,'];
    expect(await refusal(...lines)).toContain('parent: 乙区 is no level above 甲区');
  });
});
