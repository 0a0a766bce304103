export { type CrawlOptions, crawlPortal } from './crawl-portal.ts';
export { type CrawlPortalsOptions, crawlPortals, type PortalOutcome } from './crawl-portals.ts';
export { loopbackNetwork, type Network, publicNetwork } from './network.ts';
export type { Rendered, RenderedPage, Renderer, RenderRequest } from './renderer.ts';
