import type { FailureCode } from '../domain/index.ts';

/** Exit status of every command. Nothing else leaves the program, unless the system kills it. */
export const EXIT = {
  done: 0,
  /** Each thing that is missing was listed. */
  incomplete: 1,
  usage: 2,
  refused: 3,
  locked: 4,
  /** EX_SOFTWARE of sysexits.h. */
  fault: 70,
  /** 128 and the number of the signal, as shells have it. */
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** What each status means, as docs/operating.md and --help have it. */
export const MEANINGS: Readonly<Record<ExitStatus, string>> = {
  0: 'done',
  1: 'done, but something is missing; it was listed',
  2: 'not done: usage, configuration, or the content of the workspace',
  3: 'not done: the system refused (disk, rights, open files)',
  4: 'not done: another nianbao works in the workspace',
  70: 'a fault of nianbao; how to report it is printed',
  130: 'stopped by SIGINT (Ctrl-C)',
  143: 'stopped by SIGTERM',
};

/** With what status each failure ends a command. */
export const STATUS_OF: Readonly<Record<FailureCode, ExitStatus>> = {
  registry_unreadable: EXIT.usage,
  registry_invalid: EXIT.usage,
  portal_unknown: EXIT.usage,
  portal_invalid: EXIT.usage,
  file_unreadable: EXIT.usage,
  workspace_locked: EXIT.locked,
  workspace_unwritable: EXIT.refused,
  nothing_crawled: EXIT.usage,
  nothing_extracted: EXIT.usage,
  no_snapshot: EXIT.usage,
  report_unknown: EXIT.usage,
  cell_unknown: EXIT.usage,
  name_unknown: EXIT.usage,
  not_comparable: EXIT.usage,
  snapshot_invalid: EXIT.usage,
  snapshot_outdated: EXIT.usage,
  query_invalid: EXIT.usage,
  query_stopped: EXIT.usage,
  snapshot_loss: EXIT.usage,
  build_unknown: EXIT.usage,
  export_unwritable: EXIT.refused,
  folder_taken: EXIT.usage,
  export_too_large: EXIT.refused,
  export_invalid: EXIT.usage,
  record_invalid: EXIT.usage,
  component_not_installed: EXIT.refused,
  interrupted: EXIT.interrupted,
  usage: EXIT.usage,
};
