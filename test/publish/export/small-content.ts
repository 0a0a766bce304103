import { type SmallPortal, urlState } from '../../load/small-workspace.ts';

/** Two reports of one agency and a page that is gone; a title that looks like a formula, a blank cell. */
export const content: SmallPortal = {
  reports: [
    {
      report_id: 'e2020',
      page: 'e2020.html',
      agency_name: '示范区教育局',
      report_year: 2020,
      template: '2019',
      published_on: '2021-01-20',
      cells: { 'proactive.fees.items_change': -4, 'requests.new.total': 1200 },
      raw: { 'proactive.fees.items_change': '-4', 'requests.new.total': '1,200' },
    },
    {
      report_id: 'e2021',
      page: 'e2021.html',
      agency_name: '示范区教育局',
      report_year: 2021,
      template: '2021',
      published_on: null,
      title: '=HYPERLINK("http://evil.invalid")',
      cells: {
        'proactive.fees.fee_amount': 25.1,
        'requests.new.total': 0,
        'requests.new.business': 'placeholder',
      },
      raw: { 'requests.new.business': '@' },
      failedChecks: 1,
    },
  ],
  urlStates: [
    urlState('gone.html', {
      status: 'gone',
      reason: 'page_gone',
      facts: { http_status: 404 },
      context: { agency: '示范区财政局', title: '2022年"年报"', listed_on: null },
    }),
  ],
};

/** The same agency name in two districts. */
export const twoDistricts: SmallPortal = {
  reports: ['120104', '990101'].map((division_code) => ({
    report_id: `e${division_code}`,
    page: `e${division_code}.html`,
    agency_name: '教育局',
    division_code,
    report_year: 2021,
    template: '2021',
    published_on: null,
    cells: { 'requests.new.total': 2, 'requests.new.business': 1 },
  })),
};
