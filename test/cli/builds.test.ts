import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Workspace } from '../../src/workspace/index.ts';
import { reportOf } from '../load/built-workspaces.ts';
import { addEmptyPortal, buildSmall, smallWorkspace, writeExtracted } from '../load/small-workspace.ts';
import { nianbao } from './nianbao.ts';

const PORTAL = 'tianjin-nankai';
const two = { reports: [reportOf('示范区教育局', 2021), reportOf('示范区财政局', 2021)] };
const one = { reports: two.reports.slice(1) };

/** Two reports, then one: built with consent to the loss. */
let workspace: Workspace;
beforeAll(async () => {
  workspace = await smallWorkspace(two);
  await buildSmall(workspace, two);
  await writeExtracted(workspace, one);
  await buildSmall(workspace, one, { builtAt: '2025-03-02T12:00:00Z', acceptLoss: true });
});
afterAll(() => rm(workspace.root, { recursive: true }));

const run = (...args: readonly string[]) => nianbao([...args, '--workspace', workspace.root]);

const BuildsSchema = z.array(
  z.object({ build: z.string(), isCurrent: z.boolean(), reportsByPortal: z.record(z.string(), z.number()) }),
);

describe('nianbao builds', () => {
  it('lists the builds, and what each portal lost', async () => {
    const { status, out } = await run('builds');
    expect(status).toBe(0);
    expect(out).toMatch(/\* +20250302T120000Z-[0-9a-f]{8} +2025-02-01 +1 +1 +1\n/);
    expect(out).toMatch(/\n +20250301T120000Z-[0-9a-f]{8} +2025-02-01 +2 +2 +1\n/);
    expect(out).toContain('test-portal: 1 report (-1)');
    expect(out).toContain('accepted: current_reports: ');
  });

  it('prints them as JSON', async () => {
    const { out } = await run('builds', '--json');
    expect(
      BuildsSchema.parse(JSON.parse(out)).map(({ isCurrent, reportsByPortal }) => [
        isCurrent,
        reportsByPortal,
      ]),
    ).toEqual([
      [true, { 'test-portal': 1 }],
      [false, { 'test-portal': 2 }],
    ]);
  });

  it('says what to do where there is no snapshot', async () => {
    const { status, err } = await nianbao(['builds', '--workspace', `${workspace.root}/empty`]);
    expect(status).toBe(2);
    expect(err).toMatch(/no_snapshot\n.*run load first/);
  });
});

describe('nianbao rollback', () => {
  it('to an unknown build changes nothing, and names those that are kept', async () => {
    const { status, err } = await run('rollback', '19990101T000000Z-00000000');
    expect(status).toBe(2);
    expect(err).toMatch(/build_unknown\n.*there are: 20250301T120000Z-/);
  });

  it('returns to the build before; a load that loses it again is refused, unless that is accepted', async () => {
    const rolledBack = await run('rollback');
    expect(rolledBack.status).toBe(0);
    expect(rolledBack.out).toMatch(/^rollback 20250301T120000Z-[0-9a-f]{8}: 2 current reports: /);

    await addEmptyPortal(workspace, PORTAL);
    const refused = await run('load', '--portal', PORTAL);
    expect(refused.status).toBe(2);
    expect(refused.err).toMatch(/snapshot_loss\n.*stays:\ncurrent_reports: .* 2 before, 1 now/);

    const accepted = await run('load', '--portal', PORTAL, '--accept-loss');
    expect(accepted.status).toBe(0);
    expect(accepted.out).toContain('load     1 current report, 1 cell: ');

    const again = await run('load', '--portal', PORTAL);
    expect(again.out).toContain('(nothing new, the snapshot stays)');
  });
});
