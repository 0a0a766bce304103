import { join } from 'node:path';
import type { ColumnType } from '../../domain/index.ts';
import { TITLE } from './citation.ts';
import { type ExportColumn, type Headers, headersOf } from './columns.ts';
import { DICTIONARY_COLUMNS, DICTIONARY_KEY } from './dictionary.ts';
import { type FileFacts, fileFacts } from './file-facts.ts';
import type { ExportFormat, SortedTable, WrittenFile } from './job.ts';
import { inventedNote, type SnapshotFacts } from './snapshot-facts.ts';

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  sqlite: 'application/vnd.sqlite3',
};

const FIELD_TYPES: Readonly<Record<ColumnType, string>> = {
  VARCHAR: 'string',
  'VARCHAR[]': 'string',
  INTEGER: 'integer',
  BIGINT: 'integer',
  DOUBLE: 'number',
  BOOLEAN: 'boolean',
  DATE: 'date',
  TIMESTAMP: 'datetime',
};

/**
 * The descriptor `datapackage.json` of the Frictionless Data Package specification, version 1, with the size and hash of
 * every file.
 */
export async function dataPackage(
  folder: string,
  facts: SnapshotFacts,
  files: readonly WrittenFile[],
  headers: Headers,
): Promise<object> {
  const resources: object[] = [];
  for (const file of files) resources.push(resource(file, await fileFacts(join(folder, file.path)), headers));
  return {
    profile: 'data-package',
    name: 'nianbao',
    title: TITLE,
    description: [
      'Null (an empty field) means unknown, never zero. Values are in the unit that their row or field names.',
      ...inventedNote(facts).flat(),
    ].join(' '),
    version: facts.version,
    ...(facts.as_of === null ? {} : { created: `${facts.as_of}T00:00:00Z` }),
    keywords: ['政府信息公开', '年度报告', 'open government', 'China'],
    licenses: [
      { path: 'LICENCE.md', title: 'Facts that the agencies published; no rights are claimed here' },
    ],
    contributors: [{ title: facts.software, role: 'wrangler' }],
    sources: facts.portals.map(({ name, entry_url }) => ({ title: name, path: entry_url })),
    resources: [
      ...resources,
      {
        name: 'dictionary',
        path: 'dictionary.csv',
        title: '字段说明 / What the columns hold',
        format: 'csv',
        mediatype: MEDIA_TYPES.csv,
        ...(await fileFacts(join(folder, 'dictionary.csv'))),
        ...dialect,
        profile: 'tabular-data-resource',
        schema: tableSchema({ columns: DICTIONARY_COLUMNS, order: DICTIONARY_KEY }, headers),
      },
    ],
  };
}

const dialect = {
  encoding: 'utf-8',
  dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
};

function resource(file: WrittenFile, facts: FileFacts, headers: Headers): object {
  const { path, format, table, part } = file;
  const isCsv = format === 'csv';
  return {
    name: resourceName(file),
    path,
    ...(table === null
      ? { title: 'All tables' }
      : { title: `${table.view.zh}${part === undefined ? '' : ` · ${part.value}`}` }),
    ...(table === null ? {} : { description: table.view.en }),
    format,
    mediatype: MEDIA_TYPES[format],
    ...facts,
    ...(isCsv ? dialect : {}),
    ...(isCsv && table !== null
      ? { profile: 'tabular-data-resource', schema: tableSchema(table, headers) }
      : { profile: 'data-resource' }),
  };
}

/** Lower-case letters, digits, hyphens and dots, and unique, as the specification requires. */
function resourceName({ path, format, table, part }: WrittenFile): string {
  if (table === null) return format;
  if (part !== undefined) return `${table.name}-${part.by}-${part.value}`;
  return format === 'csv' ? table.name : path.replace(/[^a-z0-9.]+/g, '-');
}

function tableSchema({ columns, order }: Pick<SortedTable, 'columns' | 'order'>, headers: Headers): object {
  const names = headersOf(columns, headers);
  return {
    fields: columns.map((column, index) => field(column, names[index] ?? column.id)),
    primaryKey: order.map((id) => names[columns.findIndex((column) => column.id === id)] ?? id),
    missingValues: [''],
  };
}

function field({ type, nullable, zh, en, meaning, unit }: ExportColumn, name: string): object {
  return {
    name,
    type: FIELD_TYPES[type],
    title: `${zh} / ${en}`,
    description: meaning,
    ...(unit === null ? {} : { unit }),
    constraints: { required: !nullable },
  };
}
