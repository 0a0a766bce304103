import { z } from 'zod';
import { NO_FACTS, PORTAL_FAILURE, type ProblemKind } from './problem-kind.ts';

/** What a crawl saw of one address, or why it did not request it: each fact where it was seen, none where the code says it all. */
export const VISIT_FACTS = z
  .strictObject({
    http_status: z.int(),
    /** The code of a failure that led to another. */
    failure: z.string(),
    /** The message of a library or of the system. */
    said: z.string(),
    /** Sign of a challenge, as data/registry has it. */
    sign: z.strictObject({ id: z.string(), en: z.string() }),
    /** How the answer begins. */
    text: z.string(),
    /** The reader of lists that found none in the answer. */
    list_reader: z.string(),
    /** Target of a redirect. */
    redirects_to: z.string(),
    /** Another address that shows the same. */
    same_as: z.string(),
    /** The target of the redirect, or the other address, is a list. */
    is_list: z.literal(true),
    /** Why not every link of a page of a list is followed; `list` is the address of its first page. */
    list_end: z.union([
      z.strictObject({ list: z.string(), why: z.enum(['not_of_list', 'no_report', 'repeats']) }),
      z.strictObject({ list: z.string(), pages_without_report: z.int() }),
    ]),
    host: z.string(),
    /** IP address of the host. */
    address: z.string(),
    /** Address that a browser ended at. */
    url: z.string(),
    has_no_browser: z.literal(true),
    /** What did not come in time. */
    late: z.strictObject({ awaited: z.enum(['answer', 'headers', 'body_byte']), limit_ms: z.int() }),
    announced_bytes: z.int(),
    limit_bytes: z.int(),
    budget_requests: z.int(),
    budget_bytes: z.int(),
    budget_minutes: z.number(),
    /** Distance between requests that robots.txt asks for. */
    crawl_delay_s: z.number(),
    window: z.strictObject({ from: z.string(), to: z.string(), zone: z.string() }),
    /** Title that the list prints. */
    title: z.string(),
    /** A robots.txt that is none. */
    has_no_rules: z.literal(true),
    /** An earlier answer is enough. */
    not_requested: z.literal(true),
    /** From an archive of others. */
    is_imported: z.literal(true),
  })
  .partial();
export type VisitFacts = z.infer<typeof VISIT_FACTS>;

/** Of what a crawl found less than the portal file expects. */
export const SHORTFALL = z.union([
  z.strictObject({
    what: z.enum(['agencies', 'reports']),
    found: z.int(),
    expected: z.int(),
    /** The report years that the run was limited to. */
    years: z.strictObject({ first: z.int(), last: z.int() }).optional(),
  }),
  z.strictObject({
    what: z.literal('any_report'),
    entry_url: z.string(),
    years: z.strictObject({ first: z.int(), last: z.int() }).optional(),
  }),
]);
export type Shortfall = z.infer<typeof SHORTFALL>;

/** Why an address was not fetched, or a portal not crawled to its end. */
export const CRAWL_PROBLEMS = {
  page_gone: { severity: 'error', facts: VISIT_FACTS },
  http_error: { severity: 'error', facts: VISIT_FACTS },
  timeout: { severity: 'error', facts: VISIT_FACTS },
  list_unreadable: { severity: 'error', facts: VISIT_FACTS },
  page_unreadable: { severity: 'error', facts: VISIT_FACTS },
  connection_failed: { severity: 'error', facts: VISIT_FACTS },
  tls_failed: { severity: 'error', facts: VISIT_FACTS },
  incomplete_body: { severity: 'error', facts: VISIT_FACTS },
  too_large: { severity: 'warning', facts: VISIT_FACTS },
  robots_disallowed: { severity: 'note', facts: VISIT_FACTS },
  robots_unavailable: { severity: 'error', facts: VISIT_FACTS },
  foreign_host: { severity: 'note', facts: VISIT_FACTS },
  private_address: { severity: 'error', facts: VISIT_FACTS },
  redirect_loop: { severity: 'error', facts: VISIT_FACTS },
  login_or_challenge: { severity: 'error', facts: VISIT_FACTS },
  lists_only: { severity: 'note', facts: VISIT_FACTS },
  outside_years: { severity: 'note', facts: VISIT_FACTS },
  limit_reached: { severity: 'warning', facts: VISIT_FACTS },
  budget_spent: { severity: 'warning', facts: VISIT_FACTS },
  outside_window: { severity: 'warning', facts: VISIT_FACTS },
  lane_paused: { severity: 'warning', facts: VISIT_FACTS },
  run_partial: {
    severity: 'error',
    facts: VISIT_FACTS.extend({ reason: z.string() }),
  },
  needs_browser: { severity: 'error', facts: VISIT_FACTS },
  no_report_found: { severity: 'error', facts: NO_FACTS },
  expectation_missed: { severity: 'error', facts: SHORTFALL },
  portal_not_crawled: { severity: 'error', facts: PORTAL_FAILURE },
} as const satisfies Record<string, ProblemKind>;
