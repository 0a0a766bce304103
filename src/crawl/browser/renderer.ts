import type { Portal, VisitFacts } from '../../domain/index.ts';
import type { Network } from '../http/network.ts';

/** What a browser needs to show a page. */
export interface RenderRequest {
  readonly url: string;
  /** Its politeness.timeout_ms applies to the whole page, its politeness.max_bytes for the HTML. */
  readonly portal: Portal;
  /** Whether the page may load from an address: the portal's own hosts, and nothing that robots.txt forbids. */
  readonly allows: (url: string) => boolean;
  /** Resolves names; a private address must be refused unless the portal is local. */
  readonly network: Network;
  /** Sent as User-Agent, as with every other request. */
  readonly software: string;
  readonly signal: AbortSignal | undefined;
}

/** What a browser shows of a page. */
export interface RenderedPage {
  readonly kind: 'page';
  /** Address of the page after its redirects, by server or script. */
  readonly url: string;
  /** Status of the answer for `url`. */
  readonly status: number;
  /** The document as it is after its scripts have run, serialised. */
  readonly html: string;
  /** The whole page as PNG; null when none could be taken. */
  readonly picture: Uint8Array | null;
  /** Requests that the browser sent, and bytes of bodies that came; they count towards the portal's budget. */
  readonly requests: number;
  readonly bytes: number;
  /** Addresses that the page requested and did not get: pictures, fonts, foreign hosts. */
  readonly refused: readonly string[];
}

export type Rendered = RenderedPage | { readonly kind: 'failed'; readonly facts: VisitFacts };

/** A browser, as the crawler sees it. The caller that creates it closes it. */
export interface Renderer {
  /**
   * Shows one page, once. What goes wrong is an answer, not an error.
   * @throws the reason of the signal when it was aborted.
   */
  render(request: RenderRequest): Promise<Rendered>;
}
