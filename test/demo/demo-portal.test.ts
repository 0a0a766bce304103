import { describe, expect, it } from 'vitest';
import { demoOverlay, demoPortalPath, startDemoPortal } from '../../src/demo/index.ts';
import { readPortalFile, readRegistry } from '../../src/registry/index.ts';

const PENALTIES = '/zwgk/zfxxgkqwbj/nkqyjglj/zfxxgknb/202501/t20250117_5901.html';

describe('the running demo portal', () => {
  it('answers on its port and logs its requests', async () => {
    const portal = await startDemoPortal();
    try {
      const origin = `http://127.0.0.1:${portal.port}`;
      expect(portal.host).toBe('shifanqu.demo.invalid');
      const first = await fetch(`${origin}${PENALTIES}`, { headers: { 'user-agent': 'test' } });
      expect(await first.text()).toContain('<td><span style="font-size: 14px;">&nbsp;51</span></td>');
      const etag = first.headers.get('etag') ?? '';
      expect((await fetch(`${origin}${PENALTIES}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
      expect((await fetch(`${origin}/nothing?here`)).status).toBe(404);
      expect(portal.requests.map(({ method, url, status }) => [method, url, status])).toEqual([
        ['GET', PENALTIES, 200],
        ['GET', PENALTIES, 304],
        ['GET', '/nothing?here', 404],
      ]);
      expect(portal.requests[0]?.headers['user-agent']).toBe('test');
    } finally {
      await portal.close();
    }
    await expect(fetch(`http://127.0.0.1:${portal.port}/`)).rejects.toThrow();
  });

  it('can show a report that its agency altered in silence, at the same address', async () => {
    const before = await startDemoPortal();
    const after = await startDemoPortal({
      changed: (report) =>
        report.agency.folder === 'nkqyjglj'
          ? {
              ...report,
              modifiedOn: '2025-03-02',
              figures: { ...report.figures, 'proactive.penalties': [52] },
            }
          : report,
    });
    try {
      const held = await fetch(`http://127.0.0.1:${before.port}${PENALTIES}`);
      const headers = {
        'if-none-match': held.headers.get('etag') ?? '',
        'if-modified-since': held.headers.get('last-modified') ?? '',
      };
      const altered = await fetch(`http://127.0.0.1:${after.port}${PENALTIES}`, { headers });
      expect(altered.status).toBe(200);
      expect(altered.headers.get('last-modified')).toBe('Sun, 02 Mar 2025 01:30:00 GMT');
      expect(await altered.text()).toContain('&nbsp;52<');
    } finally {
      await Promise.all([before.close(), after.close()]);
    }
  });

  it('is described by files that the registry can read', async () => {
    const portal = await readPortalFile(demoPortalPath);
    expect(portal).toMatchObject({ id: 'demo', division: '990101', local: true });
    const { divisions, agencies } = await readRegistry(undefined, demoOverlay);
    expect(
      divisions.filter((division) => division.code === '990101').map((division) => division.name),
    ).toEqual(['示范区']);
    expect(divisions.map((division) => division.code)).toContain('120104');
    expect(agencies.map(({ name, aliases }) => [name, aliases])).toEqual([
      ['示范区人力资源和社会保障局', ['示范区人社局']],
    ]);
  });
});
