import type { Portal, UrlState, VisitFacts } from '../../domain/index.ts';
import { addressInHeader, canonicalUrl } from '../address.ts';
import type { PortalClient, Visit } from '../client/portal-client.ts';
import type { Refusal } from '../politeness/limits.ts';
import { NO_RULES, type RobotsRules, robotsRules } from './robots.ts';

/** The result of requesting a robots.txt, and how it is recorded. */
export interface RobotsAnswer {
  /** Null when it could not be fetched: nothing else may be fetched then (RFC 9309, 2.3.1.4). */
  readonly rules: RobotsRules | null;
  readonly url: string;
  readonly record: Pick<UrlState, 'status' | 'reason' | 'facts' | 'http_status' | 'sha256'>;
  /** When the answer came; null when there was none. */
  readonly checkedAt: string | null;
  /** Set when it was not requested, because a limit of the run is reached. */
  readonly refusal: Refusal | null;
}

export interface RobotsGateOptions {
  readonly portal: Portal;
  readonly client: PortalClient;
  readonly software: string;
  /** An answer since then need not be requested again. */
  readonly heldSince: string;
}

/** Reads the robots.txt of an address's origin, once for each origin. */
export function createRobotsGate(options: RobotsGateOptions): (url: string) => Promise<RobotsAnswer> {
  const answers = new Map<string, Promise<RobotsAnswer>>();
  return (url) => {
    const { origin } = new URL(url);
    const answer = answers.get(origin) ?? readRobots(`${origin}/robots.txt`, options);
    answers.set(origin, answer);
    return answer;
  };
}

/** RFC 9309, 2.3.1.2. */
const MOST_REDIRECTS = 5;

async function readRobots(url: string, options: RobotsGateOptions): Promise<RobotsAnswer> {
  const { client, software, heldSince, portal } = options;
  const { politeness } = portal;
  const asked = new Set([url]);
  let address = url;
  for (let hop = 0; ; hop += 1) {
    const visit = await client.visit({ url: address, post: null }, politeness.interval_ms, heldSince);
    if (visit.kind === 'unvisited') return refusedAnswer(url, visit.refusal);
    if (visit.kind === 'failed') return failedAnswer(url, visit);
    const { status, location, capturedAt } = visit.capture;
    if (status >= 500 || status === 429) return unavailable(url, { http_status: status }, status, capturedAt);
    if (status === 200 || status === 304) {
      return answered(url, visit, robotsRules(url, visit.body, software), true);
    }
    const isRedirect = status >= 300 && status < 400 && location !== null;
    const target = isRedirect ? canonicalUrl(addressInHeader(location), address) : undefined;
    // Also on a host that the portal file does not name: only there are the rules of this one (RFC 9309, 2.3.1.2).
    if (target === undefined || hop === MOST_REDIRECTS || asked.has(target)) {
      return answered(url, visit, NO_RULES, false);
    }
    asked.add(target);
    address = target;
  }
}

function answered(
  url: string,
  { capture, unchanged }: Extract<Visit, { kind: 'captured' }>,
  rules: RobotsRules,
  isThere: boolean,
): RobotsAnswer {
  const { status, sha256, capturedAt } = capture;
  return {
    url,
    rules,
    checkedAt: capturedAt,
    refusal: null,
    record: {
      status: unchanged ? 'unchanged' : 'fetched',
      reason: null,
      facts: isThere ? {} : { http_status: status, has_no_rules: true },
      http_status: status,
      sha256: isThere ? sha256 : null,
    },
  };
}

/** A host that gets no requests at all gets none for its robots.txt either. */
function failedAnswer(url: string, { code, facts }: Extract<Visit, { kind: 'failed' }>): RobotsAnswer {
  const answer = unavailable(url, { failure: code, ...facts }, null, null);
  if (code !== 'private_address') return answer;
  return { ...answer, record: { ...answer.record, status: 'skipped', reason: code, facts } };
}

function unavailable(
  url: string,
  facts: VisitFacts,
  httpStatus: number | null,
  checkedAt: string | null,
): RobotsAnswer {
  return {
    url,
    rules: null,
    checkedAt,
    refusal: null,
    record: {
      status: 'failed',
      reason: 'robots_unavailable',
      facts,
      http_status: httpStatus,
      sha256: null,
    },
  };
}

function refusedAnswer(url: string, refusal: Refusal): RobotsAnswer {
  const { code, facts } = refusal;
  const record = { status: 'skipped', reason: code, facts, http_status: null, sha256: null } as const;
  return { url, rules: null, checkedAt: null, refusal, record };
}
