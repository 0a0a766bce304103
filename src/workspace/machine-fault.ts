import { dirname } from 'node:path';
import { Failure, type FailureCode } from '../domain/index.ts';
import type { Workspace } from './workspace.ts';

/** Failures that concern whatever is done here. */
const OF_ALL: ReadonlySet<FailureCode> = new Set([
  'workspace_locked',
  'workspace_unwritable',
  'component_not_installed',
  'interrupted',
]);

/** What the system lacks, whoever wants it: room, open files, processes, memory, a disk that works. */
const LACKING: ReadonlySet<unknown> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EAGAIN',
  'EIO',
]);
/** DuckDB has the words of the system only. */
const LACKING_WORDS =
  /^(?:IO|Out of Memory) Error.*(?:No space left|Disk quota|Read-only file system|Too many open files|Cannot allocate memory|Input\/output error)|^Out of Memory Error/s;

/** Calls that a folder refuses for what lies in it. */
const CALLS_ON_FOLDER: ReadonlySet<unknown> = new Set(['mkdir', 'rename', 'rmdir', 'unlink']);

/**
 * Whether an error that was met at one portal would be met at all: the machine lacks something, the folders that portals
 * share cannot be written to, or the work was stopped. It ends the run; any other is the portal's own.
 */
export function isMachineFault(error: unknown, workspace?: Workspace): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError') return true;
  if (error instanceof Failure && OF_ALL.has(error.code)) return true;
  if (LACKING_WORDS.test(error.message)) return true;
  const { code, syscall, path } = ofSystem(error);
  if (LACKING.has(code)) return true;
  const isRefused = CODES_OF_RIGHTS.has(code) && CALLS_ON_FOLDER.has(syscall) && typeof path === 'string';
  if (isRefused && workspace !== undefined && sharedFolders(workspace).includes(dirname(path))) return true;
  return isMachineFault(error.cause, workspace);
}

const CODES_OF_RIGHTS: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM']);

function ofSystem(error: object): {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly path?: unknown;
} {
  return error;
}

function sharedFolders({ root, archives, urlStates, extracted }: Workspace): string[] {
  const ofCrawls = dirname(dirname(urlStates('any')));
  const ofExtracted = dirname(extracted('any'));
  return [root, archives, ofCrawls, ofExtracted, dirname(ofExtracted)];
}
