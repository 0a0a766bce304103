import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { PortalSchema } from '../../src/domain/index.ts';
import { readPortals, readRegistry, registryFolder } from '../../src/registry/index.ts';

const schema = z.toJSONSchema(PortalSchema, { io: 'input' });

it('editors get the schema that the program reads portals by (renew with --update)', async () => {
  const text = `${JSON.stringify({ title: 'A portal of nianbao', ...schema }, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../data/registry/portal.schema.json');
});

it('the schema takes a good file and refuses a misspelt field', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const good = parse(
    '{ id: shifan, name: 示范区, division: "990101", entry_url: "http://shifan.invalid/zwgk/" }',
  );
  expect(validate(good)).toBe(true);
  expect(validate({ ...good, entry: 'http://shifan.invalid/' })).toBe(false);
  expect(validate({ ...good, division: 990101 })).toBe(false);
});

it('every portal of the registry names a division that the registry has', async () => {
  const known = new Set((await readRegistry(registryFolder)).divisions.map(({ code }) => code));
  const strange = (await readPortals()).filter(({ division }) => !known.has(division));
  expect(strange.map(({ id }) => id)).toEqual([]);
});
