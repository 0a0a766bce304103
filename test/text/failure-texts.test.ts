import { describe, expect, it } from 'vitest';
import { Failure, type FailureCode, type FailureFacts } from '../../src/domain/index.ts';
import { errorText, failureText } from '../../src/text/index.ts';
import { leavesOf } from './facts-of.ts';

/** Facts that a sentence says in words of its own: choices among few. */
const IN_OTHER_WORDS = ['fault', 'kind', 'record'];

type Sample = { readonly [C in FailureCode]: readonly [C, FailureFacts[C]] }[FailureCode];

const SAMPLES: readonly Sample[] = [
  ['registry_unreadable', { path: '/r/checks.json', said: 'EACCES' }],
  [
    'registry_invalid',
    {
      faults: [
        { place: 'a.csv:3', fault: 'said', field: 'level', said: 'unknown' },
        { place: 'a.csv:4', fault: 'fields', fields: 2, expected: 7 },
        { place: 'demo.yaml: 2024: requests.new', fault: 'cells', cells: 6, form: '2021', expected: 7 },
        { place: 'derived.json: x', fault: 'unknown_row', form: '2021', row: 'requests.other' },
      ],
    },
  ],
  ['portal_invalid', { faults: [{ place: 'a.yaml', fault: 'other_id', id: 'b' }] }],
  ['portal_unknown', { portal: 'tjnx', nearest: ['tjnk', 'tjhx'], portals: 3, folder: '/r/portals' }],
  ['file_unreadable', { path: 'a.warc', fault: 'no_warc' }],
  ['workspace_locked', { path: 'nianbao.lock', process: 4711, holder: '/usr/bin/node' }],
  ['workspace_unwritable', { path: 'nianbao.lock', said: 'EROFS' }],
  ['nothing_crawled', { archives: '/w/archive', unknown: ['tjnx'], known: ['tjnk'] }],
  ['nothing_extracted', { path: '/w/extracted/tjnk', portal: 'tjnk' }],
  ['no_snapshot', { given: 'b1', tried: ['/w/b1', '/w/builds/b1.duckdb'] }],
  ['report_unknown', { wanted: '局/2022', coverage: 'missing', reports: ['局/2021'], nearest: [] }],
  ['cell_unknown', { cell: 'requests.nwe', nearest: ['requests.new'] }],
  ['name_unknown', { name: '示范', kind: 'division', nearest: ['990101 示范区'] }],
  [
    'not_comparable',
    {
      what: 'x.y.total',
      years: { first: 2018, last: 2022 },
      breaks: [{ year: 2021, reason: 'counted anew' }],
      spans: [{ first: 2021, last: 2022 }],
    },
  ],
  ['snapshot_invalid', { broken: [{ test: 'finite', claims: 'values are numbers', rows: ['{"a":1}'] }] }],
  ['snapshot_outdated', { path: '/w/nianbao.duckdb', is_kept: false, said: 'Catalog Error' }],
  ['query_invalid', { statements: 2 }],
  ['query_stopped', { limit_s: 45 }],
  [
    'snapshot_loss',
    {
      build: 'b1',
      losses: [{ limit: 'values', en: 'cells', portal: 'tjnk', was: 200, is: 50, may_fall_percent: 5 }],
    },
  ],
  ['build_unknown', { folder: '/w/builds', build: 'b9', current: null, known: ['b1', 'b2'] }],
  ['export_unwritable', { path: '/e', said: 'ENOSPC' }],
  ['folder_taken', { path: '/e/photo.jpg' }],
  ['export_too_large', { said: 'Out of Memory Error' }],
  ['export_invalid', { path: '/e/reports.csv', missing_columns: ['agency_id', 'year'] }],
  ['record_invalid', { record: 'index', path: '/a/index.cdxj', line: 12 }],
  ['component_not_installed', { folder: '/o', npm_status: 217 }],
  ['interrupted', {}],
  ['usage', { fault: 'query_parameter', query: 'late', unknown: ['yaer'], known: ['year'] }],
];

describe('the sentence of a failure', () => {
  it.each(SAMPLES)('%s names what was met', (code, facts) => {
    const text = failureText(new Failure(code, facts));
    expect(text).not.toBe('');
    for (const [name, value] of leavesOf(facts)) {
      if (!IN_OTHER_WORDS.includes(name)) expect(text).toContain(String(value));
    }
  });

  it('is what an error says; another error has its own message', () => {
    const failure = new Failure('folder_taken', { path: '/e/photo.jpg' });
    expect(errorText(failure)).toBe(failureText(failure));
    expect(errorText(new Error('disk full'))).toBe('disk full');
  });
});
