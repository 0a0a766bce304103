import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { FAMILY_IDS, PortalSchema } from '../../src/domain/index.ts';

const doc = await readFile(new URL('../../docs/adding-a-portal.md', import.meta.url), 'utf8');

/** What is needed here of a JSON schema of an object. */
const ObjectSchema = z.object({
  required: z.array(z.string()).default([]),
  properties: z.record(
    z.string(),
    z.object({ default: z.unknown().optional(), properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});

/** First and second cell of the rows of the table under a head. */
function rowsUnder(head: string): [string, string][] {
  const table = doc.slice(doc.indexOf(`| ${head} |`)).split('\n\n')[0] ?? '';
  const rows = table.split('\n').slice(2);
  return rows.map((row) => {
    const [, first = '', second = ''] = row.split('|').map((cell) => cell.trim());
    return [first.replaceAll('`', ''), second];
  });
}

/** What the document says about a field's default. */
function valueText(value: unknown): string {
  const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
  return isEmpty ? 'none' : String(value);
}

/** Told in one row, because it is written on one line. */
const WINDOW = 'window';

/** `name default` of every field of a portal file, those of a group as `group.name`. */
function fieldsOf(schema: unknown): [string, string][] {
  const { properties, required } = ObjectSchema.parse(schema);
  return Object.entries(properties).flatMap(([name, field]): [string, string][] => {
    if (field.properties === undefined || name === WINDOW) {
      return [[name, required.includes(name) ? 'required' : valueText(field.default)]];
    }
    return fieldsOf(field).map(([inner, value]) => [`${name}.${inner}`, value]);
  });
}

it('the document lists every field of a portal file with its default, and no other', () => {
  const documented = rowsUnder('field').toSorted();
  expect(documented).toEqual(fieldsOf(z.toJSONSchema(PortalSchema, { io: 'input' })).toSorted());
});

it('the document lists every family with its sign', () => {
  const documented = rowsUnder('family').map(([id]) => id);
  expect(documented.toSorted()).toEqual([...FAMILY_IDS].toSorted());
});
