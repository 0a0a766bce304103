import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../domain/index.ts';
import { fileFacts } from '../export/index.ts';

const PackageSchema = z.object({
  resources: z.array(
    z.object({
      path: z.string(),
      hash: z.string(),
      schema: z.object({ fields: z.array(z.object({ name: z.string() })) }).optional(),
    }),
  ),
});

/** A file of the folder as `datapackage.json` describes it. */
export interface DescribedFile {
  readonly path: string;
  /** The headers of its columns, in any language. */
  readonly headers: readonly string[];
}

/**
 * Finds a CSV file in the descriptor of the folder of an export, and checks that its bytes are unchanged.
 * @throws {Failure} `export_invalid`
 */
export async function exportedFile(folder: string, name: string): Promise<DescribedFile> {
  const descriptor = join(folder, 'datapackage.json');
  const text = await readFile(descriptor, 'utf8').catch((cause: unknown) => {
    const facts = { folder, missing_file: descriptor, is_descriptor: true };
    throw new Failure('export_invalid', facts, { cause });
  });
  const { resources } = parsed(descriptor, text);
  const resource = resources.find(({ path }) => path === name);
  if (resource === undefined) {
    throw new Failure('export_invalid', { folder, missing_file: name, is_descriptor: false });
  }
  const path = join(folder, name);
  const facts = await fileFacts(path).catch((cause: unknown) => {
    throw new Failure('export_invalid', { path, fault: 'unreadable' }, { cause });
  });
  if (facts.hash !== resource.hash) {
    throw new Failure('export_invalid', { path, fault: 'altered' });
  }
  return { path, headers: resource.schema?.fields.map((field) => field.name) ?? [] };
}

function parsed(path: string, text: string): z.infer<typeof PackageSchema> {
  try {
    return PackageSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Failure('export_invalid', { path, fault: 'no_descriptor' }, { cause });
  }
}
