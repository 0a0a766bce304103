import { SNAPSHOT_VIEWS, type ViewSpec } from '../../domain/index.ts';

/** A table of the export: a view of the snapshot in a fixed order. */
export interface ExportTable {
  /** Name of its files, without ending. */
  readonly name: string;
  readonly view: ViewSpec;
  /** Columns of the view by which its rows are sorted; together they are unique. */
  readonly order: readonly string[];
  /** Its sheet in a workbook. */
  readonly sheet: { readonly zh: string; readonly en: string };
  /** About how many cells of reports a row is computed from; default 1. The more, the larger are the pieces in which it is sorted. */
  readonly cellsOfARow?: number;
  /** Number of pieces that are sorted and written at the same time, then smaller ones; default 1, because each needs its own memory. */
  readonly lanes?: number;
  /** Columns that are a share: 0.25 is 25 %. */
  readonly shares?: readonly string[];
}

const REPORT_ORDER = ['division_code', 'agency_name', 'report_year'];
const TOTAL_ORDER = ['division_code', 'report_year', 'measure_order'];

export const EXPORT_TABLES: readonly ExportTable[] = [
  {
    name: 'observations',
    view: SNAPSHOT_VIEWS.observation_current,
    order: [...REPORT_ORDER, 'measure_order'],
    sheet: { zh: '单元格', en: 'Observations' },
    lanes: 2,
  },
  {
    name: 'reports',
    view: SNAPSHOT_VIEWS.report_wide,
    order: REPORT_ORDER,
    sheet: { zh: '报告', en: 'Reports' },
  },
  {
    name: 'comparison',
    view: SNAPSHOT_VIEWS.year_over_year,
    order: [...REPORT_ORDER, 'measure_order'],
    sheet: { zh: '与上年比较', en: 'Comparison' },
  },
  {
    name: 'indicators',
    view: SNAPSHOT_VIEWS.indicator_year_over_year,
    order: [...REPORT_ORDER, 'indicator_order'],
    sheet: { zh: '指标比率', en: 'Indicators' },
    shares: ['value', 'previous_value'],
  },
  {
    name: 'division_totals',
    view: SNAPSHOT_VIEWS.division_total,
    order: TOTAL_ORDER,
    sheet: { zh: '本级政府合计', en: 'Division totals' },
    cellsOfARow: 50,
  },
  {
    name: 'kind_totals',
    view: SNAPSHOT_VIEWS.kind_total,
    order: [...TOTAL_ORDER, 'kind'],
    sheet: { zh: '同类机关合计', en: 'Kind totals' },
    cellsOfARow: 4,
  },
  {
    name: 'coverage',
    view: SNAPSHOT_VIEWS.coverage,
    order: REPORT_ORDER,
    sheet: { zh: '覆盖情况', en: 'Coverage' },
    cellsOfARow: 200,
  },
  {
    name: 'quality',
    view: SNAPSHOT_VIEWS.quality,
    order: REPORT_ORDER,
    sheet: { zh: '数据质量', en: 'Quality' },
    cellsOfARow: 200,
  },
  {
    name: 'problems',
    view: SNAPSHOT_VIEWS.problem_detail,
    order: ['problem_id'],
    sheet: { zh: '问题', en: 'Problems' },
  },
];

/** Only tables about a division and year can be cut by year and province. */
export function hasPlaceAndYear({ order }: ExportTable): boolean {
  return order.includes('division_code') && order.includes('report_year');
}
