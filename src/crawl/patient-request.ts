import { headerValue, statusOf } from '../archive/index.ts';
import type { Portal } from '../domain/index.ts';
import { canonicalUrl } from './address.ts';
import type { Delay, Lane } from './lane.ts';
import { createLimits, type Refusal, type Traffic } from './limits.ts';
import type { Target } from './queue-item.ts';
import type { Outcome, Requester } from './request.ts';
import { isPatienceExhausted, waitBeforeRetry } from './retries.ts';

export interface PatientRequesterOptions {
  readonly portal: Portal;
  readonly requester: Requester;
  readonly lane: Lane;
  readonly now: () => Date;
  readonly random: () => number;
  readonly delay: Delay;
  readonly signal: AbortSignal | undefined;
}

export interface PatientRequester {
  /**
   * Asks in its turn, again where that may help, and not at all when a limit of the run is reached.
   * @param intervalMs distance to the request before this one.
   * @throws the reason of the signal when the crawl is aborted.
   */
  ask(
    target: Target,
    intervalMs: number,
    conditions: Readonly<Record<string, string>>,
  ): Promise<Outcome | { readonly kind: 'refused'; readonly refusal: Refusal }>;
  traffic(): Traffic;
}

export function createPatientRequester(options: PatientRequesterOptions): PatientRequester {
  const { portal, requester, lane, now, random, delay, signal } = options;
  let requests = 0;
  const traffic = (): Traffic => ({ requests, bytes: requester.received() });
  const limits = createLimits({ portal, breaker: lane.breaker, now, traffic });

  const askInTurn = async (
    target: Target,
    intervalMs: number,
    conditions: Readonly<Record<string, string>>,
  ): Promise<Outcome> => {
    const pause = lane.breaker.pauseBefore(new URL(target.url).host) ?? 0;
    await lane.turn(Math.max(intervalMs, pause), signal);
    requests += 1;
    return requester.ask(target, conditions, signal);
  };

  return {
    ask: async (target, intervalMs, conditions) => {
      const { host } = new URL(target.url);
      let hasCookie = false;
      for (let attempt = 0; ; ) {
        const refusal = limits.refusal(target.url, intervalMs);
        if (refusal !== null) return { kind: 'refused', refusal };
        const outcome = await askInTurn(target, intervalMs, conditions);
        if (!hasCookie && asksForCookie(outcome, target)) {
          hasCookie = true;
          continue;
        }
        if (isPatienceExhausted(outcome, now())) lane.breaker.giveUp(host);
        const wait = waitBeforeRetry(outcome, attempt, { now: now(), random: random() });
        if (wait === null || attempt >= portal.politeness.retries) return outcome;
        await delay(wait, signal);
        attempt += 1;
      }
    },
    traffic,
  };
}

/** Some servers redirect a visitor without a cookie to where he is, with one. What they say then is no evidence. */
function asksForCookie(outcome: Outcome, { url }: Target): boolean {
  if (outcome.kind === 'failure') return false;
  const { statusLine, headers } = outcome.exchange;
  const status = statusOf(statusLine);
  const location = headerValue(headers, 'location');
  const isRedirect = status >= 300 && status < 400 && location !== null;
  return isRedirect && headerValue(headers, 'set-cookie') !== null && canonicalUrl(location, url) === url;
}
