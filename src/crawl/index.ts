export { isOwnHost } from './address.ts';
export { type CrawlOptions, crawlPortal } from './crawl-portal.ts';
export { type CrawlPortalsOptions, crawlPortals, type PortalOutcome } from './crawl-portals.ts';
export { classifyImported, type ImportedCounts } from './imported.ts';
export { loopbackNetwork, type Network, publicNetwork } from './network.ts';
