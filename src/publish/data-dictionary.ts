import {
  SNAPSHOT_TABLES,
  SNAPSHOT_VIEWS,
  type TableSpec,
  TRUST_RULES,
  type ViewSpec,
} from '../domain/index.ts';
import { EXPORT_TABLES } from './export/index.ts';

const INTRODUCTION = `# 数据字典 / Data dictionary

One DuckDB file holds everything; the CSV files are views of it. Made from \`src/domain/dataset\`; the same
texts are the comments of the tables and columns in the file (\`SELECT * FROM duckdb_columns()\`).

- **null** (an empty field in CSV) means unknown: blank, missing or no number. It is never zero.
- Times are UTC. Values are in the unit that the row names.
- Primary and foreign keys hold in every snapshot. They are declared, except for \`observation\`, \`check_result\` and
  \`narrative_section\`: these are as large as the data, and are tested before a snapshot is published instead.
- An ENUM is a text from a short list, which \`DESCRIBE\` shows; it is compared and printed like any text. Views have VARCHAR in its place.
- CSV: UTF-8 with a byte order mark, lines end with CRLF (RFC 4180). A text that a spreadsheet would take for a
  formula has an apostrophe before it. The items of a list are joined by semicolons.
`;

/** The document `docs/data-dictionary.md`: every table and view with its columns, Chinese and English. */
export function dataDictionary(): string {
  return [
    INTRODUCTION,
    '## 表 / Tables\n',
    ...Object.values(SNAPSHOT_TABLES).map(tableSection),
    '## 视图 / Views\n',
    ...Object.values(SNAPSHOT_VIEWS).map(viewSection),
    trustSection(),
  ].join('\n');
}

function trustSection(): string {
  const rules = TRUST_RULES.map(
    ({ fact, above, weight, zh, en }) => `| \`${fact}\` | ${above} | ${weight} | ${zh} | ${en} |`,
  );
  return [
    '## 可信度 / Trust\n',
    'A rule holds for a report when its fact is above the bound; of several rules for one fact the one with the',
    'highest bound counts. One strong rule gives `low`, one moderate or two mild ones `medium`, else it is `high`.',
    'What holds is told in `trust_reason_zh` and `trust_reason_en`, a mild rule too. Trust is about what was read;',
    'corrections by hand do not change it.\n',
    '| fact | above | weight | 中文 | English |',
    '|---|---|---|---|---|',
    ...rules,
    '',
  ].join('\n');
}

function tableSection(table: TableSpec): string {
  const references = new Map(table.foreignKeys.map((key) => [key.column, key.references]));
  const key = table.primaryKey.map((name) => `\`${name}\``).join(', ');
  return `${heading(table)}主键 / primary key: ${key}\n\n${columnTable(table, references)}`;
}

function viewSection(view: ViewSpec): string {
  const files = EXPORT_TABLES.filter((table) => table.view === view).map(({ name }) => `\`${name}.csv\``);
  const csv = files.length === 0 ? '' : `CSV: ${files.join(', ')}\n\n`;
  return `${heading(view)}${csv}${columnTable(view, new Map())}`;
}

function heading({ name, zh, en }: ViewSpec): string {
  return `### ${name}\n\n${zh}\n\n${en}\n\n`;
}

function columnTable({ columns }: ViewSpec, references: ReadonlyMap<string, string>): string {
  const rows = columns.map(({ name, type, list, nullable, zh, en }) => {
    const target = references.get(name);
    const cells = [
      `\`${name}\``,
      list === undefined ? type : 'ENUM',
      nullable ? 'null' : '',
      zh,
      target === undefined ? en : `${en} → ${target}`,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| column | type | null | 中文 | English |', '|---|---|---|---|---|', ...rows, ''].join('\n');
}
