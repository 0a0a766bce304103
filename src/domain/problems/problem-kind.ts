/** What can be wrong, said once for all places where it is. */
export interface ProblemKind {
  /** `error`: something is missing from the dataset; `warning`: look before you print; `note`: good to know. */
  readonly severity: 'error' | 'warning' | 'note';
  /** The sentence that a reader gets. */
  readonly means: string;
  readonly means_zh: string;
  /** What they can do. */
  readonly action: string;
  readonly action_zh: string;
}
