import type { Shortfall, VisitFacts } from '../../domain/index.ts';
import type { ProblemTexts } from '../catalogue.ts';

/** What was seen of one address, or of the end of a run, in a few words; empty where there is nothing to say. */
export function visitText(facts: VisitFacts): string {
  return VISIT_WORDS.map((words) => words(facts))
    .filter((part) => part !== null)
    .join('; ');
}

type Words = (facts: VisitFacts) => string | null;

const VISIT_WORDS: readonly Words[] = [
  ({ failure }) => failure ?? null,
  ({ http_status: status }) => (status === undefined ? null : `status ${status}`),
  ({ has_no_rules: none }) => (none ? 'the site has no rules for crawlers' : null),
  ({ sign }) => (sign === undefined ? null : `${sign.en} (${sign.id})`),
  ({ list_reader: reader }) => (reader === undefined ? null : `no list of ${reader}`),
  ({ text }) => (text === undefined ? null : `it says “${text}”`),
  ({ redirects_to: target, is_list: isList }) =>
    target === undefined ? null : `redirects to ${target}${isList ? ', which is no report' : ''}`,
  ({ same_as: other }) => (other === undefined ? null : `shows what ${other} shows`),
  listWords,
  lateWords,
  ({ announced_bytes: bytes }) => (bytes === undefined ? null : `announces ${bytes} bytes`),
  ({ limit_bytes: limit }) => (limit === undefined ? null : `more than ${limit} bytes`),
  ({ budget_requests: requests }) => (requests === undefined ? null : `${requests} requests`),
  ({ budget_bytes: bytes }) => (bytes === undefined ? null : `${bytes} bytes`),
  ({ budget_minutes: minutes }) => (minutes === undefined ? null : `${minutes} minutes`),
  ({ crawl_delay_s: delay }) =>
    delay === undefined ? null : `robots.txt asks for ${delay} s between requests`,
  ({ window }) => (window === undefined ? null : `${window.from} to ${window.to}, ${window.zone}`),
  ({ host }) => host ?? null,
  ({ address }) => address ?? null,
  ({ url }) => url ?? null,
  ({ title }) => title ?? null,
  ({ said }) => said ?? null,
  ({ has_no_browser: none }) => (none ? 'no browser' : null),
  ({ not_requested: isKnown }) => (isKnown ? 'not requested again in this run' : null),
  ({ is_imported: isImported }) => (isImported ? 'imported, not crawled' : null),
];

function listWords({ list_end: end }: VisitFacts): string | null {
  if (end === undefined) return null;
  if ('pages_without_report' in end) {
    return `page ${end.pages_without_report} in a row of the list ${end.list} without a report`;
  }
  switch (end.why) {
    case 'not_of_list':
      return `no page of the list ${end.list}: nothing on it is a report`;
    case 'no_report':
      return `nothing on this page of the list ${end.list} is a report`;
    case 'repeats':
      return `shows the same as an earlier page of the list ${end.list}`;
  }
}

const AWAITED = { answer: 'complete answer', headers: 'answer', body_byte: 'byte of the body' } as const;

function lateWords({ late }: VisitFacts): string | null {
  return late === undefined ? null : `no ${AWAITED[late.awaited]} in ${late.limit_ms} ms`;
}

/** What was expected, and what was found. */
export function shortfallText(shortfall: Shortfall): string {
  const { years } = shortfall;
  if (years === undefined) return missingText(shortfall);
  const range = years.first === years.last ? String(years.first) : `${years.first}-${years.last}`;
  return `${missingText(shortfall)} (the run was limited to ${range})`;
}

const ONE = { agencies: 'agency', reports: 'report' } as const;

function missingText(shortfall: Shortfall): string {
  if (shortfall.what === 'any_report') return `no report was found from ${shortfall.entry_url}`;
  const { what, found, expected } = shortfall;
  return `found ${found} ${found === 1 ? ONE[what] : what}, the portal file expects at least ${expected}`;
}

export const CRAWL_TEXTS = {
  page_gone: {
    means: 'The portal answers that this page does not exist.',
    action: 'Look whether the portal moved it; ask the agency.',
    detail: visitText,
  },
  http_error: {
    means: 'The portal answered with an error status.',
    action: 'Run again later.',
    detail: visitText,
  },
  timeout: {
    means: 'The portal did not answer completely in time.',
    action: 'Run again later, or raise politeness.timeout_ms of the portal.',
    detail: visitText,
  },
  list_unreadable: {
    means: 'The interface behind a list answered something that is no list.',
    action: 'Open the list in a browser; the portal may have changed, or require a login.',
    detail: visitText,
  },
  page_unreadable: {
    means: 'The page was kept, but its content and links could not be determined.',
    action:
      'Open it in a browser to see what is missing; this is a fault of nianbao, which the note describes.',
    detail: visitText,
  },
  connection_failed: {
    means: 'No connection to the portal could be made, or it broke.',
    action: 'Run again later.',
    detail: visitText,
  },
  tls_failed: {
    means: 'The portal file does not allow the TLS version or the certificate of the server.',
    action:
      'Set tls: legacy in the portal file for an old server, tls: unverified for an untrusted certificate.',
    detail: visitText,
  },
  incomplete_body: {
    means: 'The answer ended before it was complete; it was not kept.',
    action: 'Run again later.',
    detail: visitText,
  },
  too_large: {
    means: 'The answer is larger than politeness.max_bytes allows; it was not kept.',
    action: 'Raise politeness.max_bytes of the portal if it is wanted.',
    detail: visitText,
  },
  robots_disallowed: {
    means: 'robots.txt asks crawlers to stay away from this address.',
    action: 'Nothing; the request is respected.',
    detail: visitText,
  },
  robots_unavailable: {
    means: 'robots.txt could not be read, so nothing was fetched (RFC 9309, 2.3.1.4).',
    action: 'Run again later.',
    detail: visitText,
  },
  foreign_host: {
    means: 'The address leads to a host that the portal file does not name.',
    action: 'Add the host to hosts in the portal file if it belongs to the portal.',
    detail: visitText,
  },
  private_address: {
    means: 'The host resolves to a private address and the portal is not declared local.',
    action: 'Declare the portal local if it is your own.',
    detail: visitText,
  },
  redirect_loop: {
    means: 'The address redirects too many times.',
    action: 'Open it in a browser.',
    detail: visitText,
  },
  login_or_challenge: {
    means: 'The portal refuses crawlers here, or asks for a login or a proof that the visitor is a person.',
    action: 'Open it in a browser; ask the agency.',
    detail: visitText,
  },
  lists_only: {
    means: 'The probe requests only lists; a crawl would fetch this report.',
    action: 'Put the portal into the registry and crawl it.',
    detail: visitText,
  },
  outside_years: {
    means: 'The run was limited to other report years than the title names.',
    action: 'Run with other --years, or without, to fetch it.',
    detail: visitText,
  },
  limit_reached: {
    means: 'The address is beyond the depth or number of pages that a crawl follows.',
    action: 'Name an entry address nearer to the reports.',
    detail: visitText,
  },
  budget_spent: {
    means: 'The run had used up the budget of the portal file before it came to this address.',
    action: 'Run again to continue. Or raise the budget of the portal.',
    detail: visitText,
  },
  outside_window: {
    means: 'The hours in which the portal file allows a crawl were over before it came to this address.',
    action: 'Run again within politeness.window to continue.',
    detail: visitText,
  },
  lane_paused: {
    means: 'The server failed or refused so often in a row that it got no more requests in this run.',
    action: 'Run again later to continue.',
    detail: visitText,
  },
  run_partial: {
    means: 'The last crawl of the portal ended before everything was visited.',
    action: 'Run again to continue.',
    detail: ({ reason, ...facts }) => `${reason}: ${visitText(facts)}`,
  },
  needs_browser: {
    means: 'The page is empty without its scripts, and no browser showed it.',
    action: 'Install the browser (nianbao doctor says how) and run again.',
    detail: visitText,
  },
  no_report_found: {
    means: 'No link to a yearly report was found from the entry address.',
    action: 'Open the entry address; the portal may have moved or need another family.',
  },
  expectation_missed: {
    means: 'The crawl found less than the portal file expects.',
    action: 'Compare the lists with the portal; a list may have broken.',
    detail: shortfallText,
  },
  portal_not_crawled: {
    means: 'The last crawl of the portal ended with an error; what was fetched before it stays.',
    action: 'Do what the message says, then run again.',
    detail: ({ portal, failure, said }) => `${portal}: ${failure}: ${said}`,
  },
} satisfies Partial<ProblemTexts>;
