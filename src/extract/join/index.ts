export { holdsReport, joinedReport } from './joined-report.ts';
export { placeOf } from './place.ts';
