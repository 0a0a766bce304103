import { type Portal, problemFactsText } from '../domain/index.ts';
import type { TableRow } from '../workspace/index.ts';
import type { PortalInput } from './portal-input.ts';

export function portalRow(portal: Portal): TableRow {
  return {
    portal_id: portal.id,
    name: portal.name,
    division_code: portal.division,
    entry_url: portal.entry_url,
    family: portal.family ?? null,
    local: portal.local,
    unverified: portal.unverified,
    notes: portal.notes ?? null,
  };
}

export function crawlRunRows({ portal, crawlRuns }: PortalInput): TableRow[] {
  return crawlRuns.map(({ run, portal: _, counts, partial_facts, shortfalls, ...rest }) => ({
    portal_id: portal.id,
    run_id: run,
    ...rest,
    ...counts,
    partial_facts: partial_facts === null ? null : problemFactsText(partial_facts),
    shortfalls: shortfalls.map((shortfall) => problemFactsText(shortfall)),
  }));
}

export function urlStateRows({ portal, urlStates }: PortalInput): TableRow[] {
  return urlStates.map(({ portal: _, context, run, facts, messages: __, leads_to: ___, ...rest }) => ({
    portal_id: portal.id,
    run_id: run,
    ...rest,
    ...context,
    facts: problemFactsText(facts),
  }));
}

export async function* captureRows(inputs: readonly PortalInput[]): AsyncGenerator<TableRow> {
  for (const { portal, captures } of inputs) {
    for await (const capture of captures()) {
      yield {
        portal_id: portal.id,
        url: capture.url,
        captured_at: capture.capturedAt,
        status: capture.status,
        sha256: capture.sha256,
        bytes: capture.bytes,
        content_type: capture.contentType,
        revisit: capture.revisit,
        warc_file: capture.file,
        warc_offset: capture.offset,
        warc_length: capture.length,
      };
    }
  }
}
