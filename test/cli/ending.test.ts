import { expect, it } from 'vitest';
import { endingOf, stopReason } from '../../src/cli/ending.ts';
import { Failure } from '../../src/domain/index.ts';

const RUNNING = new AbortController().signal;

function systemError(code: string, fields: object = {}): Error {
  return Object.assign(new Error(`${code}: refused, write`), {
    code,
    syscall: 'write',
    errno: -1,
    ...fields,
  });
}

it.each([
  ['a file that is not open', systemError('ENOSPC')],
  ['a file with a path', systemError('EACCES', { path: '/archive' })],
  ['what led to another error', new Error('not archived', { cause: systemError('EDQUOT') })],
  [
    'what led to a failure',
    new Failure('nothing_extracted', { workspace: 'w' }, { cause: systemError('ENOSPC') }),
  ],
  [
    'too many files',
    new Failure('file_unreadable', { path: 'a.doc', fault: 'altered' }, { cause: systemError('EMFILE') }),
  ],
  ['DuckDB, for room', new Error('IO Error: Could not write file "x": No space left on device')],
  ['DuckDB, for memory', new Error('Out of Memory Error: failed to offload data block')],
  [
    'DuckDB, below a failure',
    new Failure('snapshot_invalid', { said: 'x' }, { cause: new Error('IO Error: Too many open files') }),
  ],
])('status 3 for what the system refused: %s', (_, error) => {
  const { status, text } = endingOf(error, 'run', RUNNING);
  expect(status).toBe(3);
  expect(text).not.toMatch(/^ {4}at /m);
});

it('a failure that a wrong path led to keeps its own status', () => {
  const error = new Failure(
    'file_unreadable',
    { path: 'absent.html', said: 'ENOENT' },
    { cause: systemError('ENOENT') },
  );
  expect(endingOf(error, 'extract', RUNNING)).toEqual({
    status: 2,
    text: 'nianbao: file_unreadable\nabsent.html: cannot be read (ENOENT)\n',
  });
});

it('status 70 for unforeseen errors, with their stack, their causes, and what to report', () => {
  const error = new TypeError('x is not iterable', { cause: new RangeError('too deep') });
  const { status, text } = endingOf(error, 'load', RUNNING);
  expect(status).toBe(70);
  expect(text).toMatch(/^nianbao: fault\nTypeError: x is not iterable\n {4}at /);
  expect(text).toContain('caused by RangeError: too deep\n    at ');
  expect(text).toMatch(/\nnianbao \d+\.\d+\.\d+ load, Node \d+\./);
  expect(text).toContain('report it');
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s stops with status %i, whatever error it led to', (name, expected) => {
  const signal = AbortSignal.abort(stopReason(name));
  for (const error of [signal.reason, systemError('ECONNRESET'), new TypeError('x')]) {
    expect(endingOf(error, 'crawl', signal).status).toBe(expected);
  }
  expect(endingOf(signal.reason, 'crawl', signal).text).toContain('What was fetched is kept');
});
