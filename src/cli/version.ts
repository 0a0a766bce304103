import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');

/** Name and version in package.json. */
export const { name, version }: { readonly name: string; readonly version: string } = JSON.parse(text);
