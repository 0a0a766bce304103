import { demoOverlay, demoPortalPath } from '../demo/index.ts';
import type { Registry } from '../domain/index.ts';
import { readPortalFile, readRegistry } from '../registry/index.ts';
import { archivedPortals, type Workspace } from '../workspace/index.ts';

/**
 * The registry that the portals of a workspace need: with the demo's divisions and agencies where it contains the demo, so
 * that a stage run alone there reads and builds the same as `demo`.
 * @throws {Failure} `registry_unreadable`, `registry_invalid`
 */
export async function registryOf(workspace: Workspace): Promise<Registry> {
  const { id } = await readPortalFile(demoPortalPath);
  const holdsDemo = (await archivedPortals(workspace)).includes(id);
  return readRegistry(undefined, holdsDemo ? demoOverlay : null);
}
