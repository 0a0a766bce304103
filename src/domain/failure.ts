/** Why a command could not do its work; src/cli/exit.ts gives each its exit status. */
export type FailureCode =
  | 'registry_unreadable'
  | 'registry_invalid'
  | 'portal_unknown'
  | 'portal_invalid'
  | 'file_unreadable'
  | 'workspace_locked'
  | 'workspace_unwritable'
  | 'nothing_crawled'
  | 'nothing_extracted'
  | 'no_snapshot'
  | 'report_unknown'
  | 'cell_unknown'
  | 'name_unknown'
  | 'not_comparable'
  | 'snapshot_invalid'
  | 'snapshot_outdated'
  | 'query_invalid'
  | 'query_stopped'
  | 'snapshot_loss'
  | 'build_unknown'
  | 'export_unwritable'
  | 'folder_taken'
  | 'export_too_large'
  | 'export_invalid'
  | 'record_invalid'
  | 'component_not_installed'
  | 'crawl_failed'
  | 'interrupted'
  | 'usage';

/** An error that the user can fix: the message says what, where and what to do. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
