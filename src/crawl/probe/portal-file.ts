import { stringify } from 'yaml';
import type { Probe } from './probe-portal.ts';

/** Parts of a host name that say nothing about the portal. */
const COMMON = new Set(['www', 'gov', 'cn', 'com', 'org', 'net']);

/** A portal file for what was probed, ready to be put into data/registry/portals; what is not known is a comment. */
export function portalFile({ url, site, agencies, reports, run, families }: Probe): string {
  const id = idFor(url);
  const isWhole = run.partial_reason === null && reports.length > 0;
  const fields = {
    id,
    name: site.name ?? id,
    division: site.division ?? '000000',
    entry_url: url,
    ...(isWhole ? { expect: { agencies: Math.max(agencies.length, 1), reports: reports.length } } : {}),
  };
  const comments = [
    `# data/registry/portals/${id}.yaml`,
    '# yaml-language-server: $schema=../portal.schema.json',
    ...(site.division === null
      ? ['# division: not on the page; look it up in data/registry/divisions.csv']
      : []),
    ...(families.length === 0
      ? []
      : [`# family: ${families.map(({ family }) => family).join(', ')} (recognised by its signs)`]),
    ...(isWhole ? [] : ['# expect: unknown; the probe did not visit everything']),
  ];
  return `${comments.join('\n')}\n${stringify(fields, { lineWidth: 0, defaultStringType: 'PLAIN' })}`;
}

/** `zwgk.changchun.gov.cn` is changchun-zwgk. */
function idFor(url: string): string {
  const labels = new URL(url).hostname.split('.').filter((label) => !COMMON.has(label));
  const id = labels
    .reverse()
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return id.replace(/^-|-$/g, '') || 'portal';
}
