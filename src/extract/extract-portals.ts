import type { Portal, PortalFailure } from '../domain/index.ts';
import { isMachineFault, isThere, portalFailure, recordPortalFailures } from '../workspace/index.ts';
import { type ExtractPortalOptions, type ExtractSummary, extractPortal } from './extract-portal.ts';

/** The result of one portal: what its documents gave, or what kept them from being read. */
export type ExtractOutcome =
  | { readonly portal: Portal; readonly summary: ExtractSummary }
  | {
      readonly portal: Portal;
      readonly failure: PortalFailure;
      /** Whether the rows of an earlier extraction stay. */
      readonly keepsRows: boolean;
    };

export interface ExtractPortalsOptions extends Omit<ExtractPortalOptions, 'portal'> {
  readonly portals: readonly Portal[];
}

/**
 * Extracts several portals, one after the other. Whatever goes wrong in one portal is that portal's failure: the rows of
 * its last extraction stay, and the workspace keeps the failure until the portal is extracted.
 * @returns one outcome a portal, in the order given.
 * @throws what no portal could be extracted with, such as a disk that is full.
 */
export async function extractPortals(options: ExtractPortalsOptions): Promise<ExtractOutcome[]> {
  const { portals, workspace } = options;
  const outcomes: ExtractOutcome[] = [];
  for (const portal of portals) {
    try {
      outcomes.push({ portal, summary: await extractPortal({ ...options, portal }) });
    } catch (error) {
      if (isMachineFault(error, workspace)) throw error;
      options.onProgress?.({ kind: 'end', stage: 'extract', summary: portal.id });
      const keepsRows = await isThere(workspace.extracted(portal.id));
      outcomes.push({ portal, failure: portalFailure('extract', portal, error), keepsRows });
    }
  }
  // A portal that was never crawled lacks nothing that could be extracted.
  const failures = outcomes.flatMap((outcome) =>
    'failure' in outcome && outcome.failure.code !== 'nothing_crawled' ? [outcome.failure] : [],
  );
  await recordPortalFailures(
    workspace,
    'extract',
    portals.map(({ id }) => id),
    failures,
  );
  return outcomes;
}
