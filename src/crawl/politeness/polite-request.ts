import { headerValue, statusOf } from '../../archive/index.ts';
import type { Portal } from '../../domain/index.ts';
import type { RequestTarget } from '../address.ts';
import { addressInHeader, canonicalUrl } from '../address.ts';
import type { Rendered, Renderer, RenderRequest } from '../browser/index.ts';
import type { Network } from '../http/network.ts';
import type { Requester, RequestResult } from '../http/request.ts';
import { isPatienceExhausted, waitBeforeRetry } from '../http/retries.ts';
import type { Delay } from './delay.ts';
import type { Lane } from './lane.ts';
import { createLimits, type Refusal, type Traffic } from './limits.ts';

export interface PoliteRequesterOptions {
  readonly portal: Portal;
  readonly requester: Requester;
  readonly renderer: Renderer | undefined;
  readonly network: Network;
  readonly software: string;
  readonly lane: Lane;
  readonly now: () => Date;
  readonly random: () => number;
  readonly delay: Delay;
  readonly signal: AbortSignal | undefined;
}

export interface PoliteRequester {
  /**
   * Makes the request in its turn, again where that may help, and not at all when a limit of the run is reached.
   * @param intervalMs distance to the request before this one.
   * @throws the reason of the signal when the crawl is aborted.
   */
  ask(
    target: RequestTarget,
    intervalMs: number,
    conditions: Readonly<Record<string, string>>,
  ): Promise<RequestResult | Refused>;
  /**
   * Shows a page in the browser, in its turn and within the limits of the run.
   * @throws the reason of the signal when the crawl is aborted.
   */
  render(request: PageToRender, intervalMs: number): Promise<Rendered | Refused>;
  traffic(): Traffic;
}

export interface Refused {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}

/** A page to show, and whether it may load from an address. */
export type PageToRender = Pick<RenderRequest, 'url' | 'allows'>;

export function createPoliteRequester(options: PoliteRequesterOptions): PoliteRequester {
  const { portal, requester, renderer, network, software, lane, now, random, delay, signal } = options;
  let requests = 0;
  let renderedBytes = 0;
  const traffic = (): Traffic => ({ requests, bytes: requester.received() + renderedBytes });
  const limits = createLimits({ portal, breaker: lane.breaker, now, traffic });

  const turn = async (url: string, intervalMs: number): Promise<void> => {
    const pause = lane.breaker.pauseBefore(new URL(url).host) ?? 0;
    await lane.turn(Math.max(intervalMs, pause), signal);
  };

  return {
    ask: async (target, intervalMs, conditions) => {
      const { host } = new URL(target.url);
      let hasCookie = false;
      for (let attempt = 0; ; ) {
        const refusal = limits.refusal(target.url, intervalMs);
        if (refusal !== null) return { kind: 'refused', refusal };
        await turn(target.url, intervalMs);
        requests += 1;
        const result = await requester.ask(target, conditions, { signal, sent: lane.sent });
        await lane.answered(intervalMs);
        if (!hasCookie && asksForCookie(result, target)) {
          hasCookie = true;
          continue;
        }
        if (isPatienceExhausted(result, now())) lane.breaker.giveUp(host);
        const wait = waitBeforeRetry(result, attempt, { now: now(), random: random() });
        if (wait === null || attempt >= portal.politeness.retries) return result;
        await delay(wait, signal);
        attempt += 1;
      }
    },
    render: async ({ url, allows }, intervalMs) => {
      if (renderer === undefined) return { kind: 'failed', facts: { has_no_browser: true } };
      const refusal = limits.refusal(url, intervalMs);
      if (refusal !== null) return { kind: 'refused', refusal };
      await turn(url, intervalMs);
      const rendered = await renderer.render({ url, portal, allows, network, software, signal });
      // The page's own requests came after its turn.
      lane.sent();
      if (rendered.kind === 'page') {
        requests += rendered.requests;
        renderedBytes += rendered.bytes;
      }
      return rendered;
    },
    traffic,
  };
}

/** Some servers redirect a visitor without a cookie to the same address, with a cookie. Such an answer is no evidence. */
function asksForCookie(result: RequestResult, { url }: RequestTarget): boolean {
  if (result.kind === 'failure') return false;
  const { statusLine, headers } = result.exchange;
  const status = statusOf(statusLine);
  const location = headerValue(headers, 'location');
  const isRedirect = status >= 300 && status < 400 && location !== null;
  return (
    isRedirect &&
    headerValue(headers, 'set-cookie') !== null &&
    canonicalUrl(addressInHeader(location), url) === url
  );
}
