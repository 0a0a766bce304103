export { type BrowserRenderer, createBrowser } from './browser.ts';
export { findChromium } from './find-chromium.ts';
export type { Rendered, RenderedPage, Renderer, RenderRequest } from './renderer.ts';
