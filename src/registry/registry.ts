import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  derivedMeasuresOf,
  Failure,
  indicatorTerms,
  measuresOf,
  REGISTRY_FILES,
  type Registry,
  variantCharacters,
} from '../domain/index.ts';
import { readCorrections } from './corrections.ts';
import { readDivisions } from './divisions.ts';
import { readValidated, type ValidatedFile } from './validated-file.ts';

const TEMPLATE_IDS = ['2014', '2019', '2021'];

/** The folder of curated data that is shipped with the program. */
export const registryFolder = fileURLToPath(new URL('../../data/registry', import.meta.url));

/** Files that add to those of the registry under the same name, such as the demo's. */
export interface RegistryOverlay {
  readonly divisions: string;
  readonly agencies?: string;
}

/**
 * Reads all curated facts except the portals.
 * @throws {Failure} `registry_unreadable`, `registry_invalid`
 */
export async function readRegistry(
  folder: string = registryFolder,
  overlay: RegistryOverlay | null = null,
): Promise<Registry> {
  const templates = await Promise.all(
    TEMPLATE_IDS.map((id) => readValidated(join(folder, 'templates', `${id}.json`), REGISTRY_FILES.template)),
  );
  const checks = await readValidated(join(folder, 'checks.json'), REGISTRY_FILES.checks);
  const crosswalk = await readValidated(join(folder, 'crosswalk.json'), REGISTRY_FILES.crosswalk);
  const facts = await readValidated(join(folder, 'facts.json'), REGISTRY_FILES.facts);
  const refusals = await readValidated(join(folder, 'refusals.json'), REGISTRY_FILES.refusals);
  const challenges = await readValidated(join(folder, 'challenges.json'), REGISTRY_FILES.challenges);
  const traditional = await readValidated(join(folder, 'traditional.json'), REGISTRY_FILES.traditional);
  const units = await readValidated(join(folder, 'units.json'), REGISTRY_FILES.units);
  const divisions = await Promise.all(
    withOverlay(join(folder, 'divisions.csv'), overlay?.divisions).map((path) => readDivisions(path)),
  );
  const derived = await readValidated(join(folder, 'derived.json'), REGISTRY_FILES.derived);
  const indicators = await readValidated(join(folder, 'indicators.json'), REGISTRY_FILES.indicators);
  const corrections = await readCorrections(join(folder, 'corrections.csv'));
  const agencies = await Promise.all(
    withOverlay(join(folder, 'agencies.yaml'), overlay?.agencies).map((path) =>
      readValidated(path, REGISTRY_FILES.agencies),
    ),
  );
  const agencyKinds = await readValidated(join(folder, 'agency-kinds.json'), REGISTRY_FILES.agencyKinds);
  const deadlines = await readValidated(join(folder, 'deadlines.json'), REGISTRY_FILES.deadlines);
  const buildLimits = await readValidated(join(folder, 'build-limits.json'), REGISTRY_FILES.buildLimits);
  const forReading = [...templates, checks, crosswalk, facts, refusals, traditional, units, ...divisions];
  const registry: Registry = {
    templates: templates.map((file) => file.value),
    checks: checks.value.checks,
    crossYearChecks: checks.value.cross_year,
    crosswalk: crosswalk.value,
    divisions: divisions.flatMap((file) => file.value),
    facts: facts.value.rows,
    refusals: refusals.value.rows,
    challenges: challenges.value.signs,
    variants: variantCharacters(traditional.value),
    units: units.value.rows,
    derived: derived.value.rows,
    indicators: indicators.value.rows,
    corrections: corrections.value,
    agencies: agencies.flatMap((file) => file.value),
    agencyKinds: agencyKinds.value.rows,
    deadlines: deadlines.value.rows,
    buildLimits: buildLimits.value,
    hash: hashOf(forReading),
    wholeHash: hashOf([
      ...forReading,
      challenges,
      derived,
      indicators,
      corrections,
      ...agencies,
      agencyKinds,
      deadlines,
    ]),
  };
  refuseUnknownMeasures(registry);
  refuseUnknownUnits(registry);
  return registry;
}

function withOverlay(path: string, added: string | undefined): string[] {
  return added === undefined ? [path] : [path, added];
}

function hashOf(files: readonly ValidatedFile<unknown>[]): string {
  const hash = createHash('sha256');
  for (const { bytes } of files) hash.update(bytes);
  return hash.digest('hex');
}

/** @throws {Failure} `registry_invalid` when a derived measure or an indicator names what no form has. */
function refuseUnknownMeasures({ templates, derived, indicators }: Registry): void {
  const measures = measuresOf(templates);
  derivedMeasuresOf(measures, derived);
  for (const indicator of indicators) indicatorTerms(indicator, measures);
}

/** @throws {Failure} `registry_invalid` when a form or a rule for the text names a unit that is not in units.json. */
function refuseUnknownUnits({ templates, facts, units }: Registry): void {
  const known = new Set(units.map(({ unit }) => unit));
  const named = [
    ...measuresOf(templates).map(({ id, unit }) => ({ by: id, unit })),
    ...facts.flatMap((rule) => rule.units.map((unit) => ({ by: `facts.json: ${rule.id}`, unit }))),
  ];
  const stranger = named.find(({ unit }) => !known.has(unit));
  if (stranger !== undefined) {
    const { by: place, unit } = stranger;
    throw new Failure('registry_invalid', { faults: [{ place, fault: 'unknown_unit', unit }] });
  }
}
