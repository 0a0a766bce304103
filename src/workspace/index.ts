export { readJsonLines, writeJsonLines } from './json-lines.ts';
export { replaceFile, replaceFileWith } from './replace-file.ts';
export { type Workspace, workspaceAt } from './workspace.ts';
