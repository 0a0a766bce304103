import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoWorkspace } from '../shared/demo-workspace.ts';
import { nianbao } from './nianbao.ts';

let workspace: string;
beforeAll(async () => {
  workspace = await demoWorkspace();
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

const here = (...args: readonly string[]) => nianbao([...args, '--workspace', workspace]);

const StatusSchema = z.object({
  snapshot: z.string(),
  portals: z.array(
    z.object({
      portal: z.string(),
      reports_held: z.int(),
      new_reports: z.int().nullable(),
      addresses: z.object({ gone: z.int() }),
    }),
  ),
});

describe('nianbao status', () => {
  it('shows the portals of the workspace', async () => {
    const { status, out } = await here('status');
    expect(status).toBe(0);
    expect(out).toMatch(/demo +\d{4}-\d\d-\d\d +ok +55 /);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('prints everything as JSON', async () => {
    const { out } = await here('status', '--json', '--portal', 'demo');
    // 54 reports were read; one of the 55 pages is damaged, one more is gone.
    expect(StatusSchema.parse(JSON.parse(out))).toMatchObject({
      snapshot: 'current',
      portals: [{ portal: 'demo', reports_held: 55, new_reports: 54, addresses: { gone: 1 } }],
    });
  });

  it('shows a portal of the registry that was never crawled, and refuses one that is not there', async () => {
    const never = await here('status', '--portal', 'tianjin-nankai');
    expect(never.out).toMatch(/tianjin-nankai +never/);
    const unknown = await here('status', '--portal', 'atlantis');
    expect(unknown.status).toBe(2);
    expect(unknown.err).toContain('No portal atlantis');
  });

  it('ends with status 1 when a portal falls short', async () => {
    const runs = join(workspace, 'crawl', 'demo', 'runs.jsonl');
    const before = await readFile(runs, 'utf8');
    const shortfall = JSON.stringify({ what: 'reports', found: 55, expected: 56 });
    await appendFile(runs, before.replace('"shortfalls":[]', `"shortfalls":[${shortfall}]`));
    const { status, out } = await here('status');
    await writeFile(runs, before);
    expect(status).toBe(1);
    expect(out).toContain('SHORT    demo: found 55 reports, the portal file expects at least 56');
  });

  it('says that an empty workspace is empty', async () => {
    const { status, err } = await nianbao(['status', '--workspace', join(workspace, 'nothing')]);
    expect(status).toBe(2);
    expect(err).toContain('nothing_crawled');
  });
});

describe('nianbao changes', () => {
  it('lists what came', async () => {
    const { status, out } = await here('changes', '--since', '2020-01-01');
    expect(status).toBe(0);
    expect(out).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d {2}new {6}示范区教育局 2024\n {4}http/);
    expect(out).toContain('Since 2020-01-01T00:00 UTC: ');
  });

  it('lists nothing after it', async () => {
    const { out } = await here('changes', '--since', '2999-01-01T12:00');
    expect(out).toBe('Since 2999-01-01T12:00 UTC: 0 new, 0 changed, 0 at another address.\n');
  });

  it('prints JSON, and CSV with a row a report', async () => {
    const json = z.array(z.object({ kind: z.string(), agency_name: z.string().nullable() }));
    const changes = json.parse(JSON.parse((await here('changes', '--since', '2020-01-01', '--json')).out));
    const csv = (await here('changes', '--since', '2020-01-01', '--csv')).out.trimEnd().split('\n');
    expect(csv[0]).toMatch(/^captured_at,kind,what,division_code,/);
    expect(csv).toHaveLength(changes.length + 1);
  });

  it.each(['yesterday', '2026-02-30', '2026-01-31T25:00'])('refuses %s as a date', async (since) => {
    const { status, err } = await here('changes', '--since', since);
    expect(status).toBe(2);
    expect(err).toContain('such as 2026-01-31');
  });
});
