// Holds the CSV files that `npm start` made against figures written by hand: the published report of 南开区应急管理局 2024,
// and what data/demo/README.md says of the rest. Usage: node scripts/check-demo.mjs WORKSPACE
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [workspace] = process.argv.slice(2);
if (workspace === undefined) throw new Error('usage: node scripts/check-demo.mjs WORKSPACE');
const faults = [];
const expect = (what, got, wanted) => {
  if (got !== wanted) faults.push(`${what}: expected ${wanted}, got ${got}`);
};

/** No cell of these files holds a line break; a quoted one may hold a comma. */
function rowsOf(name) {
  const text = readFileSync(join(workspace, 'export', name), 'utf8');
  expect(`${name} begins with a byte order mark`, text.charCodeAt(0), 0xfeff);
  const [head, ...lines] = text.slice(1).trimEnd().split('\r\n').map(cellsOf);
  return lines.map((cells) => Object.fromEntries(head.map((column, at) => [column, cells[at]])));
}

function cellsOf(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
  );
}

const observations = rowsOf('observations.csv');
const nankai = observations.filter(
  (row) => row.agency_name === '南开区应急管理局' && row.report_year === '2024',
);
expect('cells of 南开区应急管理局 2024', nankai.length, 200);
expect('division of 南开区应急管理局', nankai[0]?.division_code, '120104');
const notZero = nankai.filter((row) => row.value !== '0').map((row) => `${row.measure_id}=${row.value}`);
expect(
  'cells of 南开区应急管理局 2024 that are not 0',
  notZero.sort().join(' '),
  [
    'proactive.penalties.decisions=51',
    'requests.handled_total.natural_person=2',
    'requests.handled_total.total=2',
    'requests.new.natural_person=2',
    'requests.new.total=2',
    'requests.unavailable_not_held.natural_person=2',
    'requests.unavailable_not_held.total=2',
  ].join(' '),
);
const reports = rowsOf('reports.csv');
expect('reports', reports.length, 48);
expect('agencies', new Set(reports.map((row) => row.agency_name)).size, 9);
const broken = rowsOf('comparison.csv').filter((row) => row.comparability === 'break');
expect('changes printed across a break', broken.filter((row) => row.change !== '').length, 0);
expect('breaks are marked', broken.length > 0, true);
expect(
  'every missing document is told',
  rowsOf('problems.csv').filter((row) => row.severity === 'error').length,
  2,
);
// Later years are due or not by the day of the crawl.
const coverage = rowsOf('coverage.csv').filter((row) => row.report_year <= '2024');
expect('agencies × years to 2024 in which a report is expected', coverage.length, 49);
expect(
  'those without a report',
  coverage
    .filter((row) => row.report_id === '')
    .map((row) => `${row.agency_name} ${row.report_year} ${row.status} ${row.reason}`)
    .join(', '),
  '示范区卫生健康委员会 2020 unread damaged',
);
expect('reports whose quality is told', rowsOf('quality.csv').length, 48);

for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? 'The CSV files are as written by hand.' : `${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
