import { ENTRY_PATH } from './site.ts';

/** What the file of an invented portal would say; its server is the local one, whatever the host. */
export function portalFields(number: number, intervalMs: number) {
  return {
    id: `p${number}`,
    name: '某区',
    division: '990101',
    entry_url: `http://p${number}.test${ENTRY_PATH}`,
    local: true,
    politeness: { interval_ms: intervalMs },
  };
}
