import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../domain/index.ts';

/** A query that is kept with the project, and the question that it answers. */
export interface NamedQuery {
  /** Name of its file without `.sql`. */
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** `$name` in the SQL, with its default value. */
  readonly parameters: readonly { readonly name: string; readonly value: string; readonly means: string }[];
  readonly sql: string;
}

const folderOfQueries = fileURLToPath(new URL('../../../docs/queries', import.meta.url));

const TITLE = /^-- (?<zh>[^/\n]+) \/ (?<en>[^\n]+)$/m;
const PARAMETER = /^-- \$(?<name>\w+) = (?<value>[^:\n]*): (?<means>[^\n]+)$/gm;

/**
 * The queries in docs/queries, by name. A file begins with `-- 中文 / English`, then a line
 * `-- $name = default: what it is` for each parameter.
 * @throws {Failure} `registry_invalid` when a file lacks its title.
 */
export async function readNamedQueries(folder: string = folderOfQueries): Promise<NamedQuery[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const path = join(folder, file);
      const sql = await readFile(path, 'utf8');
      const title = TITLE.exec(sql)?.groups;
      if (title === undefined) {
        const place = `${path}:1`;
        throw new Failure('registry_invalid', { faults: [{ place, fault: 'no_query_title' }] });
      }
      const parameters = [...sql.matchAll(PARAMETER)].map(({ groups }) => ({
        name: groups?.['name'] ?? '',
        value: groups?.['value']?.trim() ?? '',
        means: groups?.['means'] ?? '',
      }));
      return {
        name: file.replace(/\.sql$/, ''),
        zh: title['zh'] ?? '',
        en: title['en'] ?? '',
        parameters,
        sql,
      };
    }),
  );
}

/** Values of a named query's parameters: the given ones, else its defaults. */
export function valuesFor(
  { name, parameters }: NamedQuery,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const known = parameters.map((parameter) => parameter.name);
  const unknown = Object.keys(given).filter((key) => !known.includes(key));
  if (unknown.length > 0) {
    throw new Failure('usage', { fault: 'query_parameter', query: name, unknown, known });
  }
  return Object.fromEntries(
    parameters.map((parameter) => [parameter.name, given[parameter.name] ?? parameter.value]),
  );
}
