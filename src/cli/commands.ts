import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import type { ExitStatus } from './exit.ts';

/** Gives a command its arguments, options and action; the status that it reaches goes to `done`. */
type Declaration = (command: Command, context: CommandContext, done: (status: ExitStatus) => void) => void;

/**
 * The commands, in the order of --help. The code of a command is loaded when it is named, because all of them together
 * take a second of CPU.
 */
export const COMMANDS: Readonly<
  Record<string, { readonly description: string; readonly declaration: () => Promise<Declaration> }>
> = {
  run: {
    description: 'the main job: crawl, extract, load, export',
    declaration: async () => (await import('./commands/run.ts')).addRun,
  },
  crawl: {
    description: 'fetch what is new or changed from the portals into the archive',
    declaration: async () => (await import('./commands/run.ts')).addCrawl,
  },
  load: {
    description: 'build the DuckDB file from what was extracted',
    declaration: async () => (await import('./commands/run.ts')).addLoad,
  },
  schedule: {
    description: 'stay, and do what run does at the times of a cron expression',
    declaration: async () => (await import('./commands/schedule.ts')).addSchedule,
  },
  status: {
    description:
      'show when each portal was crawled, what is there by year, and what is late, missing or short',
    declaration: async () => (await import('./commands/status.ts')).addStatus,
  },
  changes: {
    description: 'show reports that are new since a date, and those whose cells or text were edited',
    declaration: async () => (await import('./commands/changes.ts')).addChanges,
  },
  extract: {
    description: 'read the tables of archived reports, or of single files',
    declaration: async () => (await import('./commands/extract.ts')).addExtract,
  },
  export: {
    description: 'write the dataset as CSV, and as Parquet, Excel workbook or SQLite if wanted',
    declaration: async () => (await import('./commands/export.ts')).addExport,
  },
  diff: {
    description:
      'what two DuckDB files or exports have different: new, changed and vanished values, with the reason',
    declaration: async () => (await import('./commands/diff.ts')).addDiff,
  },
  explain: {
    description: 'show where a value is in its source, how it was read, and which checks contain it',
    declaration: async () => (await import('./commands/explain.ts')).addExplain,
  },
  probe: {
    description:
      'look at a portal: content system, agencies, years, robots.txt; print a portal file to paste',
    declaration: async () => (await import('./commands/probe.ts')).addProbe,
  },
  query: {
    description: 'query the dataset with SQL; reads the snapshot and nothing else',
    declaration: async () => (await import('./commands/query.ts')).addQuery,
  },
  compare: {
    description: 'compare agencies, divisions and years by one measure or indicator',
    declaration: async () => (await import('./commands/compare.ts')).addCompare,
  },
  archive: {
    description: 'check the archived evidence, add to it, or hand on that of one report',
    declaration: async () => (await import('./commands/archive.ts')).addArchive,
  },
  builds: {
    description: 'list the current DuckDB file and those kept before it, with the reports of each portal',
    declaration: async () => (await import('./commands/builds.ts')).addBuilds,
  },
  rollback: {
    description: 'return to an earlier DuckDB file; the current one is kept, so this can be undone',
    declaration: async () => (await import('./commands/rollback.ts')).addRollback,
  },
  demo: {
    description: 'the whole pipeline against an invented portal that is served on this machine',
    declaration: async () => (await import('./commands/demo.ts')).addDemo,
  },
  doctor: {
    description: 'say what this machine has and lacks, and what to do about it; install optional parts',
    declaration: async () => (await import('./commands/doctor.ts')).addDoctor,
  },
};
