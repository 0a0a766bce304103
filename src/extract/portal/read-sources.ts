import { readBody } from '../../archive/index.ts';
import { problem } from '../../domain/index.ts';
import { isMachineFault } from '../../workspace/index.ts';
import { type DocumentRead, lostDocument } from '../extracted-document.ts';
import type { SourceContext } from '../identity/index.ts';
import type { DocumentToRead } from '../opened-document.ts';
import type { ExtractPool } from '../worker/index.ts';
import type { Source, SourceGroup } from './source-documents.ts';

interface Surroundings {
  /** Folder of the portal's archive. */
  readonly archive: string;
  readonly pool: ExtractPool;
  /** GB/T 2260 code of the portal. */
  readonly portalDivision: string;
}

/**
 * Reads the documents of one report together. Where the archive has lost one of them, each of the others is read alone.
 * @returns the result of each document, in the order of the group.
 */
export async function readSources(
  group: SourceGroup,
  { archive, pool, portalDivision }: Surroundings,
): Promise<readonly DocumentRead[]> {
  const [{ document: page }] = group;
  const context: SourceContext = {
    url: page.url,
    listedTitle: page.listedTitle,
    listedAgency: page.listedAgency,
    listedOn: page.listedOn,
    portalDivision,
  };
  const bodies: (Uint8Array | string)[] = [];
  for (const { capture } of group) {
    const body = readBody(archive, [capture], capture);
    bodies.push(
      await body.catch((error: unknown) => {
        if (isMachineFault(error)) throw error;
        return error instanceof Error ? error.message : String(error);
      }),
    );
  }
  const held = group.flatMap((source, at) => {
    const body = bodies[at];
    return body instanceof Uint8Array ? [toRead(source, body)] : [];
  });
  if (held.length === group.length) return pool.extractTogether(held, context);
  const read = await Promise.all(
    group.map((source, at) => {
      const body = bodies[at];
      return body instanceof Uint8Array
        ? pool.extractTogether([toRead(source, body)], context)
        : [lostDocument(problem('capture_missing', { said: body ?? '' }))];
    }),
  );
  return read.flat();
}

function toRead({ document, capture }: Source, bytes: Uint8Array): DocumentToRead {
  const role = document.role === 'report' ? 'page' : document.role;
  return { url: document.url, role, bytes, contentType: capture.contentType };
}
