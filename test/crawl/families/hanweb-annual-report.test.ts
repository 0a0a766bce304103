import { describe, expect, it } from 'vitest';
import { linksOf, signsOn } from '../../../src/crawl/families/index.ts';
import { brief, pageOf } from './page-of.ts';

const PAGE = '/module/xxgk/xxgkAnnualReport.jsp';
const COLUMN = 'http://a.gov.test/col/col77/index.html';
const at = (html: string, url = COLUMN) => linksOf(pageOf(html, { url }), undefined);
const years = (...names: string[]): string =>
  `<select>${names.map((name) => `<option>${name}</option>`).join('')}</select>`;

describe('Hanweb’s page for annual reports', () => {
  it('in a frame without year is requested for the years that it offers', () => {
    expect(at(`<iframe src="${PAGE}?area=113A&fbtime="></iframe>`)).toEqual([
      {
        url: `http://a.gov.test${PAGE}?area=113A`,
        role: 'list',
        context: { agency: '区教育局', title: null, listed_on: null },
        continues: false,
      },
    ]);
  });

  it('shows one report for each year that it offers', () => {
    const url = `http://a.gov.test${PAGE}?area=113A`;
    expect(brief(at(years('请选择', '2024年', '2023'), url))).toEqual([
      `report ${url}&fbtime=2024`,
      `report ${url}&fbtime=2023`,
    ]);
  });

  it('may be requested by a script, with the organisation in a variable', () => {
    const html = `${years('2024年')}<script>var area="113A";
      $("#nb").load("${PAGE}?area=" + area + "&fbtime=" + year);</script>`;
    expect(brief(at(html))).toEqual([`report http://a.gov.test${PAGE}?area=113A&fbtime=2024`]);
  });

  it('may be linked with its year', () => {
    expect(brief(at(`<a href="${PAGE}?area=113A&amp;fbtime=2021">查看</a>`))).toEqual([
      `report http://a.gov.test${PAGE}?area=113A&fbtime=2021`,
    ]);
  });

  it('of another agency is not requested for this one’s years', () => {
    const html = `${years('2024年')}<a href="${PAGE}?area=113B">区民政局</a>`;
    expect(at(html, `http://a.gov.test${PAGE}?area=113A`)).toMatchObject([
      { url: `http://a.gov.test${PAGE}?area=113A&fbtime=2024`, context: { agency: '区教育局' } },
      { url: `http://a.gov.test${PAGE}?area=113B`, role: 'list', context: { agency: '区民政局' } },
    ]);
  });

  it.each([
    `<iframe src="${PAGE}?fbtime=2024"></iframe>`,
    `<iframe src="${PAGE}?area=&fbtime=2024"></iframe>`,
    `<script>load('${PAGE}?area=' + area + '&fbtime=2024')</script>`,
  ])('is not asked for without an organisation: %s', (html) => {
    expect(at(html)).toEqual([]);
  });

  it('is its own sign', () => {
    const address = `${PAGE}?area=113A`;
    expect(signsOn(pageOf(`<iframe src="${address}"></iframe>`))).toEqual([
      { family: 'hanweb_annual_report', sign: `http://a.gov.test${address}` },
    ]);
    expect(at(years('2024年', '2023年'))).toEqual([]);
  });
});
