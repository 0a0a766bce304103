export { joinedReport } from './joined-report.ts';
export { placeOf } from './place.ts';
