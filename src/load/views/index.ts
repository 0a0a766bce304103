import { type Measure, SNAPSHOT_VIEWS, type Template, type ViewSpec } from '../../domain/index.ts';
import { COVERAGE } from './coverage.ts';
import { DIVISION_TOTAL } from './division-total.ts';
import { indicatorQuery } from './indicator.ts';
import { INDICATOR_YEAR_OVER_YEAR } from './indicator-year-over-year.ts';
import { KIND_TOTAL } from './kind-total.ts';
import { LATENESS } from './lateness.ts';
import { OBSERVATION_CURRENT } from './observation-current.ts';
import { PROBLEM_DETAIL } from './problem-detail.ts';
import { QUALITY } from './quality.ts';
import { reportWide, reportWideView } from './report-wide.ts';
import { REVISION_CHANGE } from './revision-change.ts';
import { YEAR_OVER_YEAR } from './year-over-year.ts';

export interface ViewDefinition {
  readonly view: ViewSpec;
  readonly query: string;
}

/** @param measures all of them, derived ones included. */
export function viewDefinitions(
  templates: readonly Template[],
  measures: readonly Measure[],
): ViewDefinition[] {
  return [
    { view: SNAPSHOT_VIEWS.observation_current, query: OBSERVATION_CURRENT },
    { view: reportWideView(measures), query: reportWide(measures) },
    { view: SNAPSHOT_VIEWS.year_over_year, query: YEAR_OVER_YEAR },
    { view: SNAPSHOT_VIEWS.indicator, query: indicatorQuery(templates) },
    { view: SNAPSHOT_VIEWS.indicator_year_over_year, query: INDICATOR_YEAR_OVER_YEAR },
    { view: SNAPSHOT_VIEWS.problem_detail, query: PROBLEM_DETAIL },
    { view: SNAPSHOT_VIEWS.lateness, query: LATENESS },
    { view: SNAPSHOT_VIEWS.coverage, query: COVERAGE },
    { view: SNAPSHOT_VIEWS.quality, query: QUALITY },
    { view: SNAPSHOT_VIEWS.division_total, query: DIVISION_TOTAL },
    { view: SNAPSHOT_VIEWS.kind_total, query: KIND_TOTAL },
    { view: SNAPSHOT_VIEWS.revision_change, query: REVISION_CHANGE },
  ];
}
