/** Exit status of every command. */
export const EXIT = {
  done: 0,
  /** Done, but something failed; each failure was listed. */
  withFailures: 1,
  /** Usage or configuration: nothing was done. */
  usage: 2,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];
