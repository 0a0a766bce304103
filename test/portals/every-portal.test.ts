import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isProblemCode } from '../../src/domain/index.ts';
import { crawl, HOST, newWorkspace, portalWith, statesOf } from '../crawl/small-portal.ts';
import { serve } from '../crawl/test-server.ts';
import type { FamilyPortal } from './family-portal.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const NOT_A_PORTAL = ['family-portal.ts'];

/** The demo portals of all families: what the files beside this one make under a name that ends in Portal. */
async function familyPortals(): Promise<readonly (readonly [name: string, portal: FamilyPortal])[]> {
  const files = (await readdir(folder)).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !NOT_A_PORTAL.includes(name),
  );
  const modules = await Promise.all(
    files.sort().map((name): Promise<Record<string, () => FamilyPortal>> => {
      const { href } = new URL(name, import.meta.url);
      return import(href);
    }),
  );
  const makers = modules.flatMap((module) => Object.entries(module));
  return makers.flatMap(([name, make]) => (name.endsWith('Portal') ? [[name, make()] as const] : []));
}

describe('a crawl of every demo portal', async () => {
  it.each(await familyPortals())(
    '%s ends with each address in one state, with a reason',
    async (_, { entry, pages }) => {
      const server = await serve(pages);
      try {
        const workspace = await newWorkspace();
        const run = await crawl(server, workspace, portalWith({ entry_url: new URL(entry, HOST).href }));
        const states = await statesOf(workspace);
        expect(run.partial_reason).toBeNull();
        expect(new Set(states.map(({ url }) => url)).size).toBe(states.length);
        for (const { status, reason } of states) {
          const wasHad = status === 'fetched' || status === 'unchanged';
          expect(reason === null ? wasHad : !wasHad && isProblemCode(reason)).toBe(true);
        }
        const { fetched, unchanged, skipped, blocked, failed, gone } = run.counts;
        expect(fetched + unchanged + skipped + blocked + failed + gone).toBe(states.length);
      } finally {
        await server.close();
      }
    },
  );
});
