/**
 * SQL that is true for rows of `agency_id` and `agency_name` whose agency has this name: its id, its name or an alias.
 * @param name an SQL expression, such as a parameter.
 */
export function agencyNamed(name: string): string {
  return `(${name} IN (agency_id, agency_name)
    OR agency_id IN (SELECT agency_id FROM agency_alias WHERE alias = ${name}))`;
}
