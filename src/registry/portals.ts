import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Failure, type Portal, PortalSchema } from '../domain/index.ts';
import { registryFolder } from './registry.ts';
import { readValidated } from './validated-file.ts';

/**
 * All portals of the registry, sorted by id.
 * @throws {Failure} `portal_invalid` naming file, line and field, before any request to a portal.
 */
export async function readPortals(folder: string = join(registryFolder, 'portals')): Promise<Portal[]> {
  const files = (await readdir(folder)).sort();
  const misnamed = files.find((name) => name.endsWith('.yml'));
  if (misnamed !== undefined) {
    const place = join(folder, misnamed);
    throw new Failure('portal_invalid', { faults: [{ place, fault: 'no_yaml_name' }] });
  }
  const names = files.filter((name) => name.endsWith('.yaml'));
  const portals = await Promise.all(names.map((name) => readPortalFile(join(folder, name))));
  for (const [index, portal] of portals.entries()) {
    const name = names[index] ?? '';
    if (basename(name, '.yaml') !== portal.id) {
      const place = join(folder, name);
      throw new Failure('portal_invalid', { faults: [{ place, fault: 'other_id', id: portal.id }] });
    }
  }
  return portals;
}

/** @throws {Failure} `portal_invalid` */
export async function readPortalFile(path: string): Promise<Portal> {
  return (await readValidated(path, PortalSchema, 'portal_invalid')).value;
}
