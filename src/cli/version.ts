import { readFileSync } from 'node:fs';
import { z } from 'zod';

const PackageSchema = z.looseObject({ name: z.string(), version: z.string() });
const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');

/** Name and version in package.json. */
export const { name, version } = PackageSchema.parse(JSON.parse(text));
