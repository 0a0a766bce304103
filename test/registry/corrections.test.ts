import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRegistry, registryFolder } from '../../src/registry/index.ts';
import { errorText } from '../../src/text/index.ts';

const HEADER = 'report,cell,original,corrected,reason,source,author,date';
const GOOD =
  '990101-示范区财政局/2021,requests.new.total,50,5,多印一个零,http://shifan.invalid/,张三,2025-03-01';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-corrections-'));
  await cp(registryFolder, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function read(text: string) {
  await writeFile(join(folder, 'corrections.csv'), text);
  return readRegistry(folder);
}

const refusal = (text: string) =>
  read(text).then(
    () => 'accepted',
    (error: unknown) => errorText(error).replaceAll(`${folder}/`, ''),
  );

describe('the corrections', () => {
  it('that are shipped are read without a fault', async () => {
    expect((await readRegistry()).corrections).toEqual([]);
  });

  it('are lines of CSV; an empty value is unknown', async () => {
    const quoted = '"990101-示范区财政局/2022",requests.new.total,,-0.5,"""零"",\n多印",信,李四,2025-03-02';
    expect((await read(`${HEADER}\n${GOOD}\n\n${quoted}\n`)).corrections).toEqual([
      {
        report: '990101-示范区财政局/2021',
        cell: 'requests.new.total',
        original: 50,
        corrected: 5,
        reason: '多印一个零',
        source: 'http://shifan.invalid/',
        author: '张三',
        date: '2025-03-01',
      },
      {
        report: '990101-示范区财政局/2022',
        cell: 'requests.new.total',
        original: null,
        corrected: -0.5,
        reason: '"零",\n多印',
        source: '信',
        author: '李四',
        date: '2025-03-02',
      },
    ]);
  });

  it('may come from a spreadsheet: with a byte order mark, CRLF, and no line end at the end', async () => {
    expect((await read(`\uFEFF${HEADER}\r\n${GOOD}`)).corrections).toHaveLength(1);
  });

  it('change the hash of the registry and not that of what reading depends on', async () => {
    const before = await read(`${HEADER}\n`);
    const after = await read(`${HEADER}\n${GOOD}\n`);
    expect(after.wholeHash).not.toBe(before.wholeHash);
    expect(after.hash).toBe(before.hash);
  });

  it.each([
    ['another header', 'report,cell\n', `corrections.csv:1: the header must be ${HEADER}`],
    ['no header', '', `corrections.csv:1: the header must be ${HEADER}`],
    ['too few fields', `${HEADER}\na,b\n`, 'corrections.csv:2: has 2 fields instead of 8'],
    [
      'a report without a year',
      `${HEADER}\n${GOOD.replace('/2021', '')}\n`,
      'corrections.csv:2: report: must be <agency_id>/<year>',
    ],
    [
      'no measure id',
      `${HEADER}\n${GOOD.replace('requests.new.total', 'requests|new|total')}\n`,
      'corrections.csv:2: cell: must be a measure id',
    ],
    [
      'a value with a unit',
      `${HEADER}\n${GOOD.replace(',50,', ',50件,')}\n`,
      'corrections.csv:2: original: must be a number',
    ],
    [
      'no reason',
      `${HEADER}\n${GOOD.replace('多印一个零', ' ')}\n`,
      'corrections.csv:2: reason: must not be empty',
    ],
    [
      'a date as spreadsheets write it',
      `${HEADER}\n${GOOD.replace('2025-03-01', '2025/3/1')}\n`,
      'corrections.csv:2: date: must be a date',
    ],
    [
      'one cell twice',
      `${HEADER}\n${GOOD}\n${GOOD}\n`,
      'corrections.csv:3: cell: 990101-示范区财政局/2021 requests.new.total is corrected twice',
    ],
    [
      'a quotation mark inside a field, after a record of two lines',
      `${HEADER}\n${GOOD.replace('多印一个零', '"多印\n一个零"')}\n${GOOD.replace('多印', '多"印')}\n`,
      'corrections.csv:4: not CSV',
    ],
    ['a quotation mark that is never closed', `${HEADER}\n"${GOOD}\n`, 'corrections.csv:2: not CSV'],
  ])('with %s are refused with file, line and field', async (_, text, message) => {
    expect(await refusal(text)).toContain(message);
  });
});
