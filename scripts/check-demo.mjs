// Holds the CSV files that `npm start` made against figures written by hand: the published report of 南开区应急管理局 2024,
// and the other claims of data/demo/README.md. Usage: node scripts/check-demo.mjs WORKSPACE
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [workspace] = process.argv.slice(2);
if (workspace === undefined) throw new Error('usage: node scripts/check-demo.mjs WORKSPACE');
const faults = [];
const expect = (what, got, wanted) => {
  if (got !== wanted) faults.push(`${what}: expected ${wanted}, got ${got}`);
};

/** No cell of these files contains a line break; a quoted one may contain a comma. */
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
expect('reports', reports.length, 54);
expect('agencies', new Set(reports.map((row) => row.agency_name)).size, 10);
expect(
  'years of 示范区人力资源和社会保障局, which is called 示范区人社局 in one',
  reports
    .filter((row) => row.agency_name === '示范区人力资源和社会保障局')
    .map((row) => `${row.report_year}: ${row.title.replace(/\d{4}.*/, '')}`)
    .join(' '),
  [
    '2019: 示范区人力资源和社会保障局',
    '2020: 示范区人力资源和社会保障局',
    '2021: 示范区人力资源和社会保障局',
    '2022: 示范区人力资源和社会保障局',
    '2023: 示范区人社局',
    '2024: 示范区人力资源和社会保障局',
  ].join(' '),
);
const comparedAcrossNames = rowsOf('comparison.csv')
  .filter(
    (row) => row.agency_name === '示范区人力资源和社会保障局' && row.measure_id === 'requests.new.total',
  )
  .map((row) => `${row.report_year}: ${row.change}`);
expect('its changes', comparedAcrossNames.join(' '), '2019:  2020: 7 2021: 12 2022: 13 2023: 14 2024: 18');
const requests = [...rowsOf('division_totals.csv'), ...rowsOf('kind_totals.csv')].filter(
  (row) => row.division_code === '990101' && row.measure_id === 'requests.new.total',
);
const totals = (kind, ...columns) =>
  requests
    // The totals of divisions are those that their governments report.
    .filter((row) => (row.kind ?? 'government') === kind)
    .map((row) => columns.map((column) => row[column]).join('/'))
    .join(' ');
// data/demo/README.md: one department's report for 2020 cannot be read.
expect('requests that 示范区人民政府 reports', totals('government', 'value'), '383 434 518 571 597 651');
expect(
  'requests of its departments/of how many/unknown/without a report',
  totals('department', 'value', 'agencies_summed', 'agencies_unknown', 'agencies_without_report'),
  '371/8/0/0 375/7/0/1 500/8/0/0 555/8/0/0 576/8/0/0 627/8/0/0',
);
expect('sums that mix the two', requests.length, 12);
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
expect('agencies × years to 2024 in which a report is expected', coverage.length, 55);
expect(
  'those without a report',
  coverage
    .filter((row) => row.report_id === '')
    .map((row) => `${row.agency_name} ${row.report_year} ${row.status} ${row.reason}`)
    .join(', '),
  '示范区卫生健康委员会 2020 unread damaged',
);
expect('reports whose quality is told', rowsOf('quality.csv').length, 54);

for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? 'The CSV files are as written by hand.' : `${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
