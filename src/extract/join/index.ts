export { holdsReport, joinedReport } from './joined-report.ts';
