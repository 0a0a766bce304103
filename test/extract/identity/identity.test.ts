import { beforeAll, describe, expect, it } from 'vitest';
import { AgencyFileSchema } from '../../../src/domain/agency.ts';
import { Gazetteer } from '../../../src/domain/index.ts';
import {
  identify,
  NO_CONTEXT,
  type SourceContext,
  sameAgencyAmong,
} from '../../../src/extract/identity/index.ts';
import { readHtml } from '../../../src/read/html/index.ts';
import { readRegistry } from '../../../src/registry/index.ts';

let gazetteer: Gazetteer;
beforeAll(async () => {
  gazetteer = new Gazetteer((await readRegistry()).divisions);
});

function who(html: string, context: Partial<SourceContext> = {}) {
  return identify(
    readHtml(html),
    { ...NO_CONTEXT, ...context },
    { gazetteer, sameAgency: sameAgencyAmong([]) },
  );
}

describe('the report year', () => {
  it('is the title’s, whatever the folder or date of the page', () => {
    const { reportYear, conflict } = who(
      '<meta name="PubDate" content="2021-01-20"><h1>示范区教育局2020年政府信息公开工作年度报告</h1>',
      { url: 'http://shifan.invalid/2021/202101/t20210120_1.html' },
    );
    expect(reportYear).toMatchObject({ value: 2020, source: 'heading' });
    expect(conflict).toBe(false);
  });

  it('is a conflict where title and text differ, and the title’s counts', () => {
    const { reportYear, conflict } = who(
      '<h1>示范区教育局2023年政府信息公开工作年度报告</h1><p>2022年，我局认真做好信息公开工作。</p>',
    );
    expect(reportYear?.value).toBe(2023);
    expect(conflict).toBe(true);
  });

  it('comes from the reporting period where the title has none, even without its punctuation', () => {
    const { reportYear } = who(
      '<h1>示范区教育局政府信息公开工作年度报告</h1><p>本报告的统计期限从202011日起至20201231日止。</p>',
    );
    expect(reportYear).toMatchObject({ value: 2020, source: 'reporting period' });
  });

  it('is unknown where nothing names it: not the year before publication', () => {
    const { reportYear } = who(
      '<meta name="PubDate" content="2021-01-20"><h1>示范区教育局政府信息公开工作年度报告</h1>',
    );
    expect(reportYear).toBeNull();
  });

  it('is a conflict where the report is out before its year ends', () => {
    const page =
      '<meta name="PubDate" content="2023-01-20"><h1>示范区教育局2023年政府信息公开工作年度报告</h1>';
    expect(who(page).conflict).toBe(true);
  });
});

describe('the agency', () => {
  it('is the title’s; a longer form of it in the signature is no conflict', () => {
    const { agency, signedOn, conflict } = who(
      '<h1>南开区应急管理局2024年度政府信息公开工作报告</h1><p>天津市南开区应急管理局</p><p>2025年1月17日</p>',
    );
    expect(agency).toMatchObject({ value: '南开区应急管理局', source: 'heading' });
    expect(signedOn?.value).toBe('2025-01-17');
    expect(conflict).toBe(false);
  });

  it('is the source’s where the title names none', () => {
    const { agency } = who(
      '<meta name="ContentSource" content="示范区民政局"><h1>2023年政府信息公开工作年度报告</h1>',
    );
    expect(agency).toMatchObject({ value: '示范区民政局', source: 'meta ContentSource' });
  });

  it('is the list’s where the page names none', () => {
    const { agency } = who('<h1>2023年政府信息公开工作年度报告</h1>', { listedAgency: '示范区财政局' });
    expect(agency).toMatchObject({ value: '示范区财政局', source: 'list' });
  });

  it('is the breadcrumb’s where nothing else names one', () => {
    const { agency, conflict } = who(
      '<div>当前位置：首页 &gt; 政务公开 &gt; 示范区教育局 &gt; 政府信息公开年报</div><h1>2023年政府信息公开工作年度报告</h1>',
    );
    expect(agency).toMatchObject({ value: '示范区教育局', source: 'breadcrumb' });
    expect(conflict).toBe(false);
  });

  it('is filled up where the title leaves out the place', () => {
    const { agency } = who(
      '<meta name="ContentSource" content="示范区民政局"><h1>区民政局2023年政府信息公开工作年度报告</h1>',
    );
    expect(agency?.value).toBe('示范区民政局');
  });

  it('is a conflict where title and source are two agencies', () => {
    const { agency, conflict } = who(
      '<meta name="ContentSource" content="示范区民政局"><h1>示范区财政局2023年政府信息公开工作年度报告</h1>',
    );
    expect(agency?.value).toBe('示范区财政局');
    expect(conflict).toBe(true);
  });
});

describe('the division', () => {
  const title = '<h1>南开区应急管理局2024年度政府信息公开工作报告</h1>';

  it('is the site’s code', () => {
    const page = `<meta name="SiteIDCode" content="1201040055">${title}`;
    expect(who(page, { portalDivision: '120000' }).division).toMatchObject({
      value: '120104',
      source: 'meta SiteIDCode',
    });
  });

  it('is the place in the agency’s name, then the portal’s', () => {
    expect(who(title, { portalDivision: '120000' }).division).toMatchObject({
      value: '120104',
      source: 'agency name',
    });
    expect(who('<h1>2024年度政府信息公开工作报告</h1>', { portalDivision: '120000' }).division).toMatchObject(
      {
        value: '120000',
        source: 'portal',
      },
    );
  });
});

describe('the date of publication', () => {
  const title = '<h1>示范区教育局2023年政府信息公开工作年度报告</h1>';
  const printed = '<p>发布日期：2024-01-19</p>';

  it.each([
    [`<meta name="PubDate" content="2024-01-18 10:00">${title}${printed}`, '2024-01-18', 'meta PubDate'],
    [`${title}${printed}`, '2024-01-19', 'printed date'],
    [title, '2024-01-20', 'list'],
  ])('%s', (page, value, source) => {
    expect(who(page, { listedOn: '2024-01-20' }).publishedOn).toMatchObject({ value, source });
  });

  it('is the signature’s where nothing else dates it, and never a bare date in the header', () => {
    expect(
      who(`<p>2019年5月1日 星期三</p>${title}<p>正文。</p><p>2024年1月21日</p>`).publishedOn,
    ).toMatchObject({
      value: '2024-01-21',
      source: 'signature',
    });
  });
});

it('a report under an alias of the agency that the list names is no conflict; the title’s name counts', () => {
  const agencies = AgencyFileSchema.parse([
    {
      division: '990101',
      name: '示范区卫生和计划生育局',
      aliases: ['示范区卫计局'],
      source: 'http://shifan.invalid/jg.html',
    },
  ]);
  const page = readHtml('<h1>示范区卫计局2018年政府信息公开工作年度报告</h1>');
  const context = { ...NO_CONTEXT, listedAgency: '示范区卫生和计划生育局' };
  const identityWith = (known: typeof agencies) =>
    identify(page, context, { gazetteer, sameAgency: sameAgencyAmong(known) });
  expect(identityWith(agencies)).toMatchObject({ agency: { value: '示范区卫计局' }, conflict: false });
  expect(identityWith([])).toMatchObject({ agency: { value: '示范区卫计局' }, conflict: true });
});
