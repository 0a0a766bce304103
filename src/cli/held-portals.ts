import { Failure, type Portal, type PortalFailure } from '../domain/index.ts';
import { readPortalFile, readPortals } from '../registry/index.ts';
import { archivedPortals, isMachineFault, portalFailure, type Workspace } from '../workspace/index.ts';
import { portalsNamed } from './portals-named.ts';

export interface HeldPortals {
  readonly portals: readonly Portal[];
  /** Of portals that the workspace holds, but does not say what they are. */
  readonly failures: readonly PortalFailure[];
}

/**
 * Portals that extract works on: those named, or all that the workspace holds. One that the registry does not have, such
 * as the demo's, is as it was last crawled.
 * @throws {Failure} `nothing_crawled`, `portal_unknown`, `portal_invalid` for a file of the registry
 */
export async function heldPortals(
  workspace: Workspace,
  ids: readonly string[] | undefined,
): Promise<HeldPortals> {
  const held = await archivedPortals(workspace);
  if (ids === undefined && held.length === 0) {
    throw new Failure('nothing_crawled', { workspace: workspace.root, portal: null });
  }
  const registry = new Map((await readPortals()).map((portal) => [portal.id, portal]));
  const portals: Portal[] = [];
  const failures: PortalFailure[] = [];
  for (const id of ids ?? held) {
    const portal = registry.get(id);
    if (portal !== undefined) portals.push(portal);
    else if (!held.includes(id)) portals.push(...(await portalsNamed([id])));
    else {
      try {
        portals.push(await readPortalFile(workspace.portalFile(id)));
      } catch (error) {
        if (isMachineFault(error, workspace)) throw error;
        failures.push(portalFailure('extract', id, error));
      }
    }
  }
  return { portals, failures };
}
