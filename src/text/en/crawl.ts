import type { ProblemTexts } from '../catalogue.ts';

function detailIn(facts: { readonly detail: string } | Record<string, never>): string {
  return facts['detail'] ?? '';
}

export const CRAWL_TEXTS = {
  page_gone: {
    means: 'The portal answers that this page does not exist.',
    action: 'Look whether the portal moved it; ask the agency.',
    detail: detailIn,
  },
  http_error: {
    means: 'The portal answered with an error status.',
    action: 'Run again later.',
    detail: detailIn,
  },
  timeout: {
    means: 'The portal did not answer completely in time.',
    action: 'Run again later, or raise politeness.timeout_ms of the portal.',
    detail: detailIn,
  },
  list_unreadable: {
    means: 'The interface behind a list answered something that is no list.',
    action: 'Open the list in a browser; the portal may have changed, or require a login.',
    detail: detailIn,
  },
  page_unreadable: {
    means: 'The page was kept, but its content and links could not be determined.',
    action:
      'Open it in a browser to see what is missing; this is a fault of nianbao, which the note describes.',
    detail: detailIn,
  },
  connection_failed: {
    means: 'No connection to the portal could be made, or it broke.',
    action: 'Run again later.',
    detail: detailIn,
  },
  tls_failed: {
    means: 'The portal file does not allow the TLS version or the certificate of the server.',
    action:
      'Set tls: legacy in the portal file for an old server, tls: unverified for an untrusted certificate.',
    detail: detailIn,
  },
  incomplete_body: {
    means: 'The answer ended before it was complete; it was not kept.',
    action: 'Run again later.',
    detail: detailIn,
  },
  too_large: {
    means: 'The answer is larger than politeness.max_bytes allows; it was not kept.',
    action: 'Raise politeness.max_bytes of the portal if it is wanted.',
    detail: detailIn,
  },
  robots_disallowed: {
    means: 'robots.txt asks crawlers to stay away from this address.',
    action: 'Nothing; the request is respected.',
    detail: detailIn,
  },
  robots_unavailable: {
    means: 'robots.txt could not be read, so nothing was fetched (RFC 9309, 2.3.1.4).',
    action: 'Run again later.',
    detail: detailIn,
  },
  foreign_host: {
    means: 'The address leads to a host that the portal file does not name.',
    action: 'Add the host to hosts in the portal file if it belongs to the portal.',
    detail: detailIn,
  },
  private_address: {
    means: 'The host resolves to a private address and the portal is not declared local.',
    action: 'Declare the portal local if it is your own.',
    detail: detailIn,
  },
  redirect_loop: {
    means: 'The address redirects too many times.',
    action: 'Open it in a browser.',
    detail: detailIn,
  },
  login_or_challenge: {
    means: 'The portal refuses crawlers here, or asks for a login or a proof that the visitor is a person.',
    action: 'Open it in a browser; ask the agency.',
    detail: detailIn,
  },
  lists_only: {
    means: 'The probe requests only lists; a crawl would fetch this report.',
    action: 'Put the portal into the registry and crawl it.',
    detail: detailIn,
  },
  outside_years: {
    means: 'The run was limited to other report years than the title names.',
    action: 'Run with other --years, or without, to fetch it.',
    detail: detailIn,
  },
  limit_reached: {
    means: 'The address is beyond the depth or number of pages that a crawl follows.',
    action: 'Name an entry address nearer to the reports.',
    detail: detailIn,
  },
  budget_spent: {
    means: 'The run had used up the budget of the portal file before it came to this address.',
    action: 'Run again to continue. Or raise the budget of the portal.',
    detail: detailIn,
  },
  outside_window: {
    means: 'The hours in which the portal file allows a crawl were over before it came to this address.',
    action: 'Run again within politeness.window to continue.',
    detail: detailIn,
  },
  lane_paused: {
    means: 'The server failed or refused so often in a row that it got no more requests in this run.',
    action: 'Run again later to continue.',
    detail: detailIn,
  },
  run_partial: {
    means: 'The last crawl of the portal ended before everything was visited.',
    action: 'Run again to continue.',
    detail: ({ reason, detail }) => `${reason}: ${detail}`,
  },
  needs_browser: {
    means: 'The page is empty without its scripts, and no browser showed it.',
    action: 'Install the browser (nianbao doctor says how) and run again.',
    detail: detailIn,
  },
  no_report_found: {
    means: 'No link to a yearly report was found from the entry address.',
    action: 'Open the entry address; the portal may have moved or need another family.',
  },
  expectation_missed: {
    means: 'The crawl found less than the portal file expects.',
    action: 'Compare the lists with the portal; a list may have broken.',
    detail: ({ detail }) => detail,
  },
  portal_not_crawled: {
    means: 'The last crawl of the portal ended with an error; what was fetched before it stays.',
    action: 'Do what the message says, then run again.',
    detail: ({ portal, failure, said }) => `${portal}: ${failure}: ${said}`,
  },
} satisfies Partial<ProblemTexts>;
