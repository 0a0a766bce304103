import type { Agency } from '../../domain/index.ts';

/** Whether two names may be one agency's. */
export type SameAgency = (a: string, b: string) => boolean;

/**
 * Recognises names of one agency: one may leave out the place that the other contains, or both are names that the registry has for one agency, or
 * for an agency and its successor: portals list reports of years ago under the name that the agency has now.
 * @param agencies of the registry; those of the portal's division, where it is known.
 */
export function sameAgencyAmong(agencies: readonly Agency[]): SameAgency {
  const families = agencies.map((agency) => ({
    own: namesOf(agency),
    later: laterThan(agency, agencies).flatMap(namesOf),
  }));
  return (a, b) =>
    isSameName(a, b) ||
    families.some(
      ({ own, later }) =>
        (isAmong(own, a) && (isAmong(own, b) || isAmong(later, b))) || (isAmong(later, a) && isAmong(own, b)),
    );
}

/** Agencies of a division, or all where none is given. */
export function agenciesOf(agencies: readonly Agency[], division: string | null): readonly Agency[] {
  return division === null ? agencies : agencies.filter((agency) => agency.division === division);
}

function namesOf({ name, aliases }: Agency): string[] {
  return [name, ...aliases];
}

/** Its successors and theirs. */
function laterThan(agency: Agency, agencies: readonly Agency[]): Agency[] {
  const later = new Set<Agency>();
  const waiting = [agency];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const { division, successors } = one;
    for (const next of agencies) {
      if (next.division !== division || !successors.includes(next.name) || later.has(next)) continue;
      later.add(next);
      waiting.push(next);
    }
  }
  return [...later];
}

function isAmong(names: readonly string[], name: string): boolean {
  return names.some((known) => isSameName(known, name));
}

function isSameName(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a);
}
