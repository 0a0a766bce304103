export { answer, type SiteAnswer, type SiteRequest } from './answer.ts';
export { type DemoData, demoOverlay, demoPortalPath, readDemoData } from './demo-data.ts';
export { type DemoPortal, type DemoPortalOptions, startDemoPortal } from './demo-portal.ts';
export type { DemoAgency, DemoReport, Figures, PrintedCell } from './demo-report.ts';
export { demoSite } from './demo-site.ts';
export { reportPage } from './report-page.ts';
export { type RunningSite, type SiteVisit, serveSite } from './serve-site.ts';
export type { Site, SitePage } from './site.ts';
