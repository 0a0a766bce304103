export { type Connect, selectRows, sqlName, sqlText, withDatabase } from './database.ts';
export { codeOf } from './error-code.ts';
export { inOrder } from './in-order.ts';
export { isThere } from './is-there.ts';
export {
  linesOf,
  parseJsonLine,
  readJsonLines,
  streamJsonLines,
  writeJsonLines,
  writeLines,
} from './json-lines.ts';
export { withLock } from './lock.ts';
export { isMachineFault } from './machine-fault.ts';
export { namesIn } from './names-in.ts';
export { needSnapshot, refuseSnapshot } from './need-snapshot.ts';
export { writeParquetFolder } from './parquet-folder.ts';
export { portalFailure, readPortalFailures, recordPortalFailures } from './portal-failures.ts';
export { replaceFile, replaceFileWith } from './replace-file.ts';
export { replacedFolders, replaceFolderWith, restoreFolder } from './replace-folder.ts';
export { compareText, mergeSorted, openSortedLines } from './sorted-lines.ts';
export { spillFolder } from './spill-folder.ts';
export { type TableRow, type TableRows, withRows } from './table-rows.ts';
export { archivedPortals, type Workspace, workspaceAt } from './workspace.ts';
