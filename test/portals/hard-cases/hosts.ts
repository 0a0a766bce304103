import type { Network } from '../../../src/crawl/index.ts';
import { entryTo, reportPage } from '../../crawl/small-portal.ts';
import { redirectTo } from '../../crawl/test-server.ts';
import { ENTRY, type HardCase, ROBOTS } from './hard-case.ts';

/** A network in which some names lead to addresses that are not public; all are this machine in truth. */
const withInside =
  (inside: Readonly<Record<string, string>>) =>
  (port: number): Network => ({
    resolve: async (host) => [inside[host] ?? '93.184.216.34'],
    route: () => ({ address: '127.0.0.1', port }),
  });

/** Where links and redirects lead. */
export const HOSTS: readonly HardCase[] = [
  {
    number: 8,
    shows: 'links and redirects to hosts of others',
    pages: {
      '/zwgk/': entryTo('http://kaihu.example/zwgk/a.html', 'b.html', 'c.html'),
      '/zwgk/b.html': redirectTo('https://mirror.example/b.html'),
      '/zwgk/c.html': reportPage('c'),
    },
    states: [
      'http://kaihu.example/zwgk/a.html: skipped foreign_host',
      ROBOTS,
      ENTRY,
      '/zwgk/b.html: fetched',
      '/zwgk/c.html: fetched',
      'https://mirror.example/b.html: skipped foreign_host',
    ],
  },
  {
    number: 9,
    shows: 'a redirect to a host of the portal that is 169.254.169.254, and one to [::1]',
    pages: {
      '/zwgk/': entryTo('a.html', 'b.html'),
      '/zwgk/a.html': redirectTo('http://innen.test/latest/meta-data/'),
      '/zwgk/b.html': redirectTo('http://[::1]/b.html'),
    },
    portal: {
      local: false,
      hosts: ['innen.test', '[::1]'],
      foreign_host_reason: 'the address that the redirect names',
      politeness: { interval_ms: 500, retries: 0 },
    },
    network: withInside({ 'innen.test': '169.254.169.254', '::1': '::1' }),
    states: [
      'http://[::1]/b.html: skipped private_address',
      'http://[::1]/robots.txt: skipped private_address',
      'http://innen.test/latest/meta-data/: skipped private_address',
      'http://innen.test/robots.txt: skipped private_address',
      ROBOTS,
      ENTRY,
      '/zwgk/a.html: fetched',
      '/zwgk/b.html: fetched',
    ],
  },
  {
    number: 21,
    shows: 'one report under www and the bare name: each an address with a capture of its own',
    pages: {
      '/zwgk/': entryTo('a.html', 'http://www.quzhengfu.test/zwgk/a.html'),
      '/zwgk/a.html': reportPage('a'),
    },
    portal: { hosts: ['www.quzhengfu.test'] },
    states: [
      ROBOTS,
      ENTRY,
      '/zwgk/a.html: fetched',
      'http://www.quzhengfu.test/robots.txt: fetched',
      'http://www.quzhengfu.test/zwgk/a.html: fetched',
    ],
  },
  {
    number: 23,
    shows: 'a clone of the portal on an expired domain, under the same paths',
    pages: {
      '/zwgk/': entryTo('http://quzhengfu-gov.example/zwgk/a.html', 'a.html'),
      '/zwgk/a.html': reportPage('a'),
    },
    states: [
      'http://quzhengfu-gov.example/zwgk/a.html: skipped foreign_host',
      ROBOTS,
      ENTRY,
      '/zwgk/a.html: fetched',
    ],
  },
  {
    number: 29,
    shows: 'a host that is a number, once named by the portal’s file and once not',
    pages: {
      '/zwgk/': entryTo('http://93.184.216.34/a.html', 'http://93.184.216.35/b.html'),
      '/a.html': reportPage('a'),
    },
    portal: {
      local: false,
      hosts: ['93.184.216.34'],
      foreign_host_reason: 'the portal’s number',
      politeness: { interval_ms: 500, retries: 0 },
    },
    network: withInside({}),
    states: [
      'http://93.184.216.34/a.html: fetched',
      'http://93.184.216.34/robots.txt: fetched',
      'http://93.184.216.35/b.html: skipped foreign_host',
      ROBOTS,
      ENTRY,
    ],
  },
];
