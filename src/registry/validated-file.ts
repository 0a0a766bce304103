import { readFile } from 'node:fs/promises';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { Failure, type FileFault } from '../domain/index.ts';

export interface ValidatedFile<T> {
  readonly value: T;
  readonly bytes: Uint8Array;
}

/**
 * Reads a YAML or JSON file and validates it against a schema.
 * @throws {Failure} `registry_unreadable`, or `invalidCode` with one line `file:line: field: what is wrong` for each fault.
 */
export async function readValidated<T>(
  path: string,
  schema: z.ZodType<T>,
  invalidCode: 'registry_invalid' | 'portal_invalid' = 'registry_invalid',
): Promise<ValidatedFile<T>> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Failure('registry_unreadable', { path, said: String(error) }, { cause: error });
  });
  const text = bytes.toString('utf8');
  if (path.endsWith('.json')) {
    const quick = quickJson(text, schema);
    if (quick !== undefined) return { value: quick, bytes };
  }
  // The slower parser knows the line of every field, which only a message needs; YAML is always read with it.
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const faults = document.errors.map((error) =>
    said(`${path}:${lines.linePos(error.pos[0]).line}`, '', error.message),
  );
  if (faults.length > 0) throw new Failure(invalidCode, { faults });
  const result = schema.safeParse(document.toJS());
  if (result.success) return { value: result.data, bytes };
  const wrong = result.error.issues.map((issue) => {
    const at = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const line = lineOf(
      document,
      lines,
      issue.code === 'unrecognized_keys' ? [...at, issue.keys[0] ?? ''] : at,
    );
    return said(`${path}:${line}`, at.join('.'), issue.message);
  });
  throw new Failure(invalidCode, { faults: wrong });
}

function said(place: string, field: string, message: string): FileFault {
  return { place, fault: 'said', field, said: message };
}

function quickJson<T>(text: string, schema: z.ZodType<T>): T | undefined {
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

/** Line of the field at `path`, or of the nearest enclosing one where the field is missing. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly (string | number)[],
): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
