import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cellsOf, measuresOf } from '../../src/domain/index.ts';
import { readPortals, readRegistry, registryFolder } from '../../src/registry/index.ts';
import { errorText } from '../../src/text/index.ts';
import { refusalOf } from '../refusal-of.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-registry-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the registry', () => {
  it('is read without a fault', async () => {
    const registry = await readRegistry();
    const cells = Object.fromEntries(
      registry.templates.map((template) => [template.id, cellsOf(template).length]),
    );
    expect(cells).toMatchObject({ '2019': 198, '2021': 200 });
  });

  it('has one measure for a cell that two forms share', async () => {
    const { templates } = await readRegistry();
    const measures = measuresOf(templates);
    expect(measures.filter((measure) => measure.id === 'requests.new.total')).toHaveLength(1);
    expect(measures.find((measure) => measure.id === 'requests.new.total')).toMatchObject({
      zh: '本年新收政府信息公开申请数量 · 总计',
      unit: '件',
    });
  });

  it('has only valid portals', async () => {
    expect((await readPortals()).map((portal) => portal.id)).toContain('tianjin-nankai');
  });
});

describe('a unit that units.json does not have', () => {
  const replacing = async (file: string, text: string, by: string) => {
    await cp(registryFolder, folder, { recursive: true });
    const path = join(folder, file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(text, by));
    return readRegistry(folder);
  };

  it('is refused in a form', async () => {
    const refused = await refusalOf(replacing('templates/2021.json', '"unit": "件"', '"unit": "牛"'));
    expect(refused.message).toContain('no unit 牛 in units.json');
  });

  it('is refused in a rule for the text', async () => {
    const refused = await refusalOf(replacing('facts.json', '"units": ["条"', '"units": ["牛"'));
    expect(refused.message).toBe('facts.json: information_published: no unit 牛 in units.json');
  });
});

describe('a portal file with a fault', () => {
  const GOOD = ['id: shifan', 'name: 示范区', 'division: "990101"', 'entry_url: http://shifan.invalid/zwgk/'];
  const refusal = async (lines: readonly string[], file = 'shifan.yaml') => {
    await writeFile(join(folder, file), lines.join('\n'));
    return readPortals(folder).then(
      () => 'accepted',
      (error: unknown) => errorText(error).replaceAll(`${folder}/`, ''),
    );
  };

  it('may be missing', async () => {
    expect(await refusal(GOOD)).toBe('accepted');
  });

  it.each([
    [
      'a URL that is none',
      [...GOOD.slice(0, 3), 'entry_url: zwgk'],
      'shifan.yaml:4: entry_url: must be an http or https address',
    ],
    [
      'a host that is no government’s, without a reason',
      [...GOOD.slice(0, 3), 'entry_url: http://shifan.example.com/zwgk/'],
      'shifan.yaml:1: foreign_host_reason: must say why',
    ],
    [
      'a known report elsewhere',
      [...GOOD, 'known_reports: ["http://elsewhere.invalid/t1.html"]'],
      'shifan.yaml:5: known_reports: must be on the host of entry_url or on one of hosts',
    ],
    [
      'a code without quotes',
      [...GOOD.slice(0, 2), 'division: 990101', ...GOOD.slice(3)],
      'shifan.yaml:3: division: ',
    ],
    ['a misspelt field', [...GOOD, 'famly: trs'], 'shifan.yaml:5: '],
    [
      'a field of a field',
      [...GOOD, 'politeness:', '  interval_ms: fast'],
      'shifan.yaml:6: politeness.interval_ms: ',
    ],
    [
      'haste on the public network',
      [...GOOD, 'politeness:', '  interval_ms: 10'],
      'shifan.yaml:6: politeness.interval_ms: must be at least 500',
    ],
    ['a missing field', GOOD.slice(0, 3), 'entry_url: '],
    ['no YAML', ['id: [', 'name: x'], 'shifan.yaml:'],
  ])('%s is refused with file, line and field', async (_, lines, message) => {
    expect(await refusal(lines)).toContain(message);
  });

  it('whose name ends in .yml is refused, not skipped', async () => {
    expect(await refusal(GOOD, 'shifan.yml')).toContain('shifan.yml: the file of a portal ends in .yaml');
  });

  it('whose id is not its name is refused', async () => {
    expect(await refusal(GOOD, 'other.yaml')).toContain('other.yaml: id: is shifan, but must equal the file');
  });
});
