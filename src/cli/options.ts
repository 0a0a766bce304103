/** Options of several commands, as Commander takes them. */

export const IN_WORKSPACE = [
  '--workspace <dir>',
  'folder for everything that is produced (default: NIANBAO_WORKSPACE or data/workspace)',
] as const;

export const OF_WORKSPACE = ['--portal <id...>', 'portals (default: all in the workspace)'] as const;
