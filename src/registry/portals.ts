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
    throw new Failure(
      'portal_invalid',
      `${join(folder, misnamed)}: the file of a portal ends in .yaml; rename it, or it would be passed over`,
    );
  }
  const names = files.filter((name) => name.endsWith('.yaml'));
  const portals = await Promise.all(names.map((name) => readPortalFile(join(folder, name))));
  for (const [index, portal] of portals.entries()) {
    const name = names[index] ?? '';
    if (basename(name, '.yaml') !== portal.id) {
      throw new Failure(
        'portal_invalid',
        `${join(folder, name)}: id: is ${portal.id}, but must equal the file's name`,
      );
    }
  }
  return portals;
}

/** @throws {Failure} `portal_invalid` */
export async function readPortalFile(path: string): Promise<Portal> {
  return (await readValidated(path, PortalSchema, 'portal_invalid')).value;
}
