import { z } from 'zod';
import { SHORTFALL, VISIT_FACTS } from './problems/crawl.ts';

/** What a URL is to the crawler. */
const UrlRoleSchema = z.enum(['robots', 'sitemap', 'index', 'list', 'report', 'attachment']);
export type UrlRole = z.infer<typeof UrlRoleSchema>;

/** Every URL that a crawl meets gets exactly one of these. */
const UrlStatusSchema = z.enum(['fetched', 'unchanged', 'skipped', 'blocked', 'failed', 'gone']);

/** What the pages that link to a URL say about it. */
const UrlContextSchema = z.strictObject({
  agency: z.string().nullable(),
  title: z.string().nullable(),
  /** ISO date that the list prints beside the link. */
  listed_on: z.string().nullable(),
});
export type UrlContext = z.infer<typeof UrlContextSchema>;

/** Where a report or an attachment leads, so that it need not be read again while its content is held. */
const LeadsToSchema = z.strictObject({
  /** Identifies the program and rules with which it was read: with others, the same content may lead elsewhere. */
  read_with: z.string(),
  /** URLs of further pages of the same report, and of its attachments, each in the order in which the page names them. */
  pages: z.array(z.string()),
  attachments: z.array(z.string()),
});

/**
 * State of one URL after the last crawl that looked for it; a line of `crawl/<portal>/url_states.jsonl`,
 * which is sorted by URL. A URL that a later crawl no longer meets, or does not get to, keeps its last state.
 * `unchanged` with a `checked_at` before the run is a report that the crawl met but did not request again.
 */
export const UrlStateSchema = z.strictObject({
  portal: z.string(),
  url: z.string(),
  role: UrlRoleSchema,
  status: UrlStatusSchema,
  /** Problem code of a state other than fetched or unchanged; null for those two. */
  reason: z.string().nullable(),
  /** What was seen: status, error message, host, target of a redirect, why a list was not followed further. */
  facts: VISIT_FACTS,
  http_status: z.int().nullable(),
  /** Page that led here; null for the entry and robots.txt. */
  parent: z.string().nullable(),
  context: UrlContextSchema,
  /** SHA-256 of the newest body that counts as this document's, in hex; null when there is none, as for a redirect. */
  sha256: z.string().nullable(),
  /**
   * SHA-256, in hex, sorted, of every body that the address ever sent instead of its document: a message that it is gone, a challenge, an
   * empty page. Absent where there are none.
   */
  messages: z.array(z.string()).optional(),
  /** Absent where the content has to be read to know: of lists, of what is not held, in states of older versions. */
  leads_to: LeadsToSchema.optional(),
  /** Run that met it last. */
  run: z.string(),
  /** When it was last requested, or met, where it was not requested. */
  checked_at: z.string(),
});
export type UrlState = z.infer<typeof UrlStateSchema>;

const countsSchema = z.strictObject({
  /** Requests and bytes of bodies, complete or not, of the process that finished the run, not of one cut off before. */
  requests: z.int(),
  bytes: z.int(),
  fetched: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
  blocked: z.int(),
  failed: z.int(),
  gone: z.int(),
});

/** One finished crawl of one portal; a line of `crawl/<portal>/runs.jsonl`. */
export const CrawlRunSchema = z.strictObject({
  run: z.string(),
  portal: z.string(),
  started_at: z.string(),
  /**
   * Start of the pass: when the first of the runs began that this one continues, because each before it was partial. What was fetched since
   * then was not requested again. Equal to started_at otherwise.
   */
  pass_started_at: z.string(),
  finished_at: z.string(),
  /** True when the run continued one that was cut off. */
  resumed: z.boolean(),
  /** Problem code of the reason why the run did not visit everything; null when it did. */
  partial_reason: z.string().nullable(),
  /** The budget, the hours, or the host of that reason; null without one. */
  partial_facts: VISIT_FACTS.nullable(),
  counts: countsSchema,
  /**
   * Report pages that are held, one under http and https or with and without www counted once, an attachment not counted
   * beside its page; and agencies they belong to.
   */
  reports_found: z.int(),
  agencies_found: z.int(),
  /** Expectations that were not met. */
  shortfalls: z.array(SHORTFALL),
});
export type CrawlRun = z.infer<typeof CrawlRunSchema>;
export type CrawlCounts = CrawlRun['counts'];
