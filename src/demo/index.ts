export { demoOverlay, demoPortalPath } from './demo-data.ts';
export { startDemoPortal } from './demo-portal.ts';
