import { AGENCY_KINDS, type Agency, agencyId, kindByName, type Registry } from '../domain/index.ts';
import type { TableRow } from '../workspace/index.ts';

/** An agency that reports name and the registry does not. */
export interface ReportedAgency {
  readonly division_code: string;
  readonly name: string;
}

type KindAndLevel = Pick<TableRow, 'kind' | 'kind_evidence' | 'level'>;

export function registryAgencyRows(registry: Registry): TableRow[] {
  const kindAndLevel = kindsAndLevels(registry);
  return registry.agencies.map(({ division, name, kind, valid_from, valid_to, source }) => ({
    agency_id: agencyId(division, name),
    division_code: division,
    name,
    ...kindAndLevel({ division_code: division, name }, kind),
    valid_from,
    valid_to,
    source,
  }));
}

export function reportedAgencyRows(registry: Registry, agencies: readonly ReportedAgency[]): TableRow[] {
  const kindAndLevel = kindsAndLevels(registry);
  return agencies.map((agency) => ({
    agency_id: agencyId(agency.division_code, agency.name),
    ...agency,
    ...kindAndLevel(agency),
    valid_from: null,
    valid_to: null,
    source: null,
  }));
}

function kindsAndLevels({ divisions, agencyKinds }: Registry) {
  const byCode = new Map(divisions.map((division) => [division.code, division]));
  return ({ division_code, name }: ReportedAgency, givenKind?: Agency['kind']): KindAndLevel => {
    const division = byCode.get(division_code);
    const above = byCode.get(division?.parent ?? '');
    const surroundings = { division: division?.name ?? null, above: above?.name ?? null };
    const byName = givenKind === undefined ? kindByName(name, surroundings, agencyKinds) : null;
    const kind = givenKind ?? byName?.kind ?? null;
    const wordsOfName = byName === null ? null : `name: ${byName.words}`;
    return {
      kind,
      kind_evidence: givenKind === undefined ? wordsOfName : 'agencies.yaml',
      level: kind === 'township' || kind === 'street_office' ? 'township' : (division?.level ?? null),
    };
  };
}

export function aliasRows(agencies: readonly Agency[]): TableRow[] {
  return agencies.flatMap(({ division, name, aliases }) =>
    aliases.map((alias) => ({ division_code: division, alias, agency_id: agencyId(division, name) })),
  );
}

export function successionRows(agencies: readonly Agency[]): TableRow[] {
  return agencies.flatMap(({ division, name, successors, change }) =>
    successors.map((successor) => ({
      agency_id: agencyId(division, name),
      successor_id: agencyId(division, successor),
      change: change ?? null,
    })),
  );
}

export function deadlineRows({ deadlines }: Registry): TableRow[] {
  return deadlines.flatMap(({ kinds, first, last, month_day, source, zh, en }) => {
    const [month, day] = month_day.split('-').map(Number);
    return (kinds === 'all' ? ['all'] : AGENCY_KINDS.filter((kind) => kinds.includes(kind))).map((kind) => ({
      kind,
      first_year: first,
      last_year: last,
      due_month: month ?? null,
      due_day: day ?? null,
      source,
      zh,
      en,
    }));
  });
}
