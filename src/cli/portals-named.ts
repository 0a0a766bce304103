import { join } from 'node:path';
import { Failure, type Portal } from '../domain/index.ts';
import { readPortals, registryFolder } from '../registry/index.ts';

/**
 * The portals of the registry with the ids given, or all of them.
 * @throws {Failure} `portal_unknown`, `portal_invalid`
 */
export async function portalsNamed(ids: readonly string[] | undefined): Promise<Portal[]> {
  const portals = await readPortals();
  if (ids === undefined) return portals;
  const unknown = ids.find((id) => !portals.some((portal) => portal.id === id));
  if (unknown !== undefined) throw await portalUnknown(unknown, portals);
  return ids.flatMap((id) => portals.filter((portal) => portal.id === id));
}

async function portalUnknown(id: string, portals: readonly Portal[]): Promise<Failure> {
  const names = portals.map((portal) => `${portal.id} (${portal.name})`);
  const { nearestAmong } = await import('../publish/index.ts');
  return new Failure('portal_unknown', {
    portal: id,
    nearest: await nearestAmong(names, id),
    portals: portals.length,
    folder: join(registryFolder, 'portals'),
  });
}
