import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CheckFileSchema,
  CrosswalkSchema,
  DivisionFileSchema,
  FactFileSchema,
  RefusalFileSchema,
  type Registry,
  TemplateSchema,
  TraditionalFileSchema,
  variantCharacters,
} from '../domain/index.ts';
import { readValidated } from './validated-file.ts';

const TEMPLATE_IDS = ['2014', '2019', '2021'];

/** The folder of curated data that is shipped with the program. */
export const registryFolder = fileURLToPath(new URL('../../data/registry', import.meta.url));

/**
 * Reads all curated facts but the portals.
 * @param moreDivisions further division files, such as the demo's.
 * @throws {Failure} `registry_unreadable`, `registry_invalid`
 */
export async function readRegistry(
  folder: string = registryFolder,
  moreDivisions: readonly string[] = [],
): Promise<Registry> {
  const templates = await Promise.all(
    TEMPLATE_IDS.map((id) => readValidated(join(folder, 'templates', `${id}.json`), TemplateSchema)),
  );
  const checks = await readValidated(join(folder, 'checks.json'), CheckFileSchema);
  const crosswalk = await readValidated(join(folder, 'crosswalk.json'), CrosswalkSchema);
  const facts = await readValidated(join(folder, 'facts.json'), FactFileSchema);
  const refusals = await readValidated(join(folder, 'refusals.json'), RefusalFileSchema);
  const traditional = await readValidated(join(folder, 'traditional.json'), TraditionalFileSchema);
  const divisions = await Promise.all(
    [join(folder, 'divisions.yaml'), ...moreDivisions].map((path) => readValidated(path, DivisionFileSchema)),
  );
  const hash = createHash('sha256');
  for (const file of [...templates, checks, crosswalk, facts, refusals, traditional, ...divisions])
    hash.update(file.bytes);
  return {
    templates: templates.map((file) => file.value),
    checks: checks.value.checks,
    crossYearChecks: checks.value.cross_year,
    crosswalk: crosswalk.value,
    divisions: divisions.flatMap((file) => file.value),
    facts: facts.value.rows,
    refusals: refusals.value.rows,
    variants: variantCharacters(traditional.value),
    hash: hash.digest('hex'),
  };
}
