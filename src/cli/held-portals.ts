import { Failure, type Portal } from '../domain/index.ts';
import { readPortalFile, readPortals } from '../registry/index.ts';
import { archivedPortals, type Workspace } from '../workspace/index.ts';
import { portalsNamed } from './portals-named.ts';

/**
 * Portals on which the stages after the crawl work: those named, or all in the workspace. One that the registry
 * does not have, such as the demo's, is as it was last crawled.
 * @throws {Failure} `nothing_crawled`, `portal_unknown`, `portal_invalid`
 */
export async function heldPortals(
  workspace: Workspace,
  ids: readonly string[] | undefined,
): Promise<Portal[]> {
  const held = await archivedPortals(workspace);
  if (ids === undefined && held.length === 0) {
    throw new Failure('nothing_crawled', { workspace: workspace.root, portal: null });
  }
  const registry = new Map((await readPortals()).map((portal) => [portal.id, portal]));
  const portals: Portal[] = [];
  for (const id of ids ?? held) {
    const portal = registry.get(id);
    if (portal !== undefined) portals.push(portal);
    else if (held.includes(id)) portals.push(await readPortalFile(workspace.portalFile(id)));
    else portals.push(...(await portalsNamed([id])));
  }
  return portals;
}
