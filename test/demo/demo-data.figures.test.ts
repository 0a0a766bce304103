import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDemoData } from '../../src/demo/demo-data.ts';
import type { DemoReport } from '../../src/demo/demo-report.ts';
import { demoPortalPath } from '../../src/demo/index.ts';
import type { Check, TemplateBlock } from '../../src/domain/index.ts';
import { leavesUnder } from '../../src/domain/template.ts';
import { refusalOf } from '../refusal-of.ts';
import { data, registry, reportOf, reports } from './demo-fixture.ts';

/** What a cell says in plain digits; null for what is no count. */
function count(report: DemoReport, table: string, row: string, column: number): number | null {
  const cell = (report.figures[`${table}.${row}`] ?? [])[column] ?? 0;
  const text = String(cell).normalize('NFKC').replaceAll(',', '');
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

function sum(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (all, value) => (all === null || value === null ? null : all + value),
    0,
  );
}

/** The rows or columns on which the two sides of a check differ. */
function failures(report: DemoReport, check: Check): string[] {
  const block = report.template.tables.find((table) => table.id === check.table)?.blocks[0];
  // The statistics of 2014–2018 are in none of the demo's forms.
  if (block === undefined) return [];
  const columns = block.columns.map((column) => column.id);
  const right = Array.isArray(check.right)
    ? check.right
    : leavesUnder(block, check.right.leaves_under).map((row) => row.id);
  return alongs(block, check).filter((along) => {
    const side = (ids: readonly string[]): number | null =>
      sum(
        ids.map((id) =>
          check.per === 'column'
            ? count(report, check.table, id, columns.indexOf(along))
            : count(report, check.table, along, columns.indexOf(id)),
        ),
      );
    const [left, other] = [side(check.left), side(right)];
    return left !== null && other !== null && left !== other;
  });
}

function alongs(block: TemplateBlock, check: Check): string[] {
  return check.per === 'column'
    ? block.columns.map((column) => column.id)
    : block.rows.filter((row) => row.kind !== 'heading').map((row) => row.id);
}

/** The reports of each agency by year, those under its short name among them. */
function reportsByAgency(): DemoReport[][] {
  const nameOf = ({ agency }: DemoReport) =>
    agency.name === '示范区人社局' ? '示范区人力资源和社会保障局' : agency.name;
  return [...new Set(reports.map(nameOf))].map((name) =>
    reports.filter((report) => nameOf(report) === name).sort((a, b) => a.year - b.year),
  );
}

describe('the figures', () => {
  it('add up in every report but the three with a printed error', () => {
    const failed = reports.flatMap((report) =>
      registry.checks.flatMap((check) =>
        failures(report, check).map((along) => `${report.agency.name} ${report.year} ${check.id} ${along}`),
      ),
    );
    expect(failed.sort()).toEqual([
      '示范区人力资源和社会保障局 2020 applicant_sum granted',
      '示范区人力资源和社会保障局 2020 handled_sum natural_person',
      '示范区民政局 2023 review_sum reconsideration',
      '示范区财政局 2021 applicant_sum handled_total',
      '示范区财政局 2021 balance total',
      '示范区财政局 2021 handled_sum total',
    ]);
  });

  it('carry into a year what the year before carried over', () => {
    const compared = reportsByAgency().flatMap((ofAgency) =>
      ofAgency.slice(1).flatMap((report, index) => {
        const before = ofAgency[index];
        if (before === undefined || before.attachment !== null || report.attachment !== null) return [];
        return [0, 1, 2, 3, 4, 5, 6].flatMap((column) => {
          const carriedIn = count(report, 'requests', 'carried_in', column);
          const carriedOut = count(before, 'requests', 'carried_out', column);
          return carriedIn === null ? [] : [{ report: report.title, column, carriedIn, carriedOut }];
        });
      }),
    );
    // Nine agencies, five steps from year to year, without two at the DOC and one at blank cells; seven columns each.
    expect(compared).toHaveLength((9 * 5 - 2 - 1) * 7);
    expect(compared.filter(({ carriedIn, carriedOut }) => carriedIn !== carriedOut)).toEqual([]);
  });

  it('cover 2019 to 2024 for the invented agencies, and only 2024 for the real one', () => {
    for (const ofAgency of reportsByAgency()) {
      const isReal = ofAgency[0]?.agency.name === '南开区应急管理局';
      const years = isReal ? [2024] : [2019, 2020, 2021, 2022, 2023, 2024];
      expect(ofAgency.map((report) => report.year)).toEqual(years);
    }
  });

  it('of 示范区人民政府 are the sum of those of its departments and of its own office', () => {
    // Requests of its own office, and what the DOC of 卫生健康委员会 says for 2020, as in the README.
    const own = { 2019: 12, 2020: 15 + 44, 2021: 18, 2022: 16, 2023: 21, 2024: 24 };
    for (const [year, alone] of Object.entries(own)) {
      const total = (report: DemoReport) => count(report, 'requests', 'new', 6) ?? 0;
      const departments = reports.filter(
        (report) => report.year === Number(year) && !/南开区|人民政府/.test(report.agency.name),
      );
      const printed = departments.reduce((all, report) => all + total(report), 0);
      expect(total(reportOf('示范区人民政府', Number(year)))).toBe(printed + alone);
    }
  });

  it('are on the form of their year, except one report', () => {
    const unexpected = reports.filter(
      (report) => report.template.id !== (report.year < 2021 ? '2019' : '2021'),
    );
    expect(unexpected.map((report) => report.title)).toEqual([
      '示范区农业农村局2022年政府信息公开工作年度报告',
    ]);
  });

  it('have the division of their agency', () => {
    const codes = data.agencies.map(({ agency }) => agency.siteIdCode.slice(0, 6));
    expect(codes).toEqual([...Array.from({ length: 10 }, () => '990101'), '120104']);
  });

  it('hold the oddities that the README names', () => {
    const money = reportOf('示范区财政局', 2019).figures;
    expect(money['proactive.procurement']).toEqual([6, '251000元']);
    expect(money['proactive.other_services']).toEqual([5, '减4', 44]);
    const blank = reportOf('示范区民政局', 2021).figures;
    expect(blank['requests.new']).toEqual([6, '', '', 1, '/', '', 7]);
    expect(blank['review.reconsideration']).toEqual(['-', '-', '-', '-', '-']);
    const wide = reportOf('示范区市场监督管理局', 2022).figures;
    expect(wide['proactive.licences']).toEqual(['12,931']);
    expect(wide['requests.new']).toEqual(['２０９', '３６', '１', '０', '１７', '０', '２６３']);
  });
});

describe('a data file', () => {
  async function readWith(altered: (text: string) => string): Promise<unknown> {
    const folder = await mkdtemp(join(tmpdir(), 'nianbao-demo-'));
    try {
      await cp(join(demoPortalPath, '..'), folder, { recursive: true });
      const path = join(folder, 'agencies', 'nkqyjglj.yaml');
      await writeFile(path, altered(await readFile(path, 'utf8')));
      return await readDemoData(registry, folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  it('whose row has a cell too few is refused by name, never shifted', async () => {
    expect(
      await refusalOf(readWith((text) => text.replace('requests.new: [2, 0,', 'requests.new: [2,'))),
    ).toMatchObject({
      code: 'registry_invalid',
      message: expect.stringMatching(
        /nkqyjglj\.yaml: 2024: requests\.new: has 6 cells, but form 2021 has 7$/,
      ),
    });
  });

  it('with a row that the form lacks is refused, never left out', async () => {
    expect(
      await refusalOf(readWith((text) => text.replace('proactive.penalties', 'proactive.penalty'))),
    ).toMatchObject({
      code: 'registry_invalid',
      message: expect.stringContaining('proactive.penalty'),
    });
  });

  it('with a report that has neither figures nor an attachment is refused, never printed as zeros', async () => {
    expect(await refusalOf(readWith((text) => text.replace(/ {4}figures:[\s\S]*$/, '')))).toMatchObject({
      code: 'registry_invalid',
      message: expect.stringContaining('must have either figures or an attachment'),
    });
  });
});
