export { type ChangedCell, type ReportChange, reportChanges } from './report-changes.ts';
export { REPORT_EVENTS } from './report-events.ts';
