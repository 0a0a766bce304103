import { copyFile, link, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/index.ts';
import { namesIn, refuseSnapshot, type Workspace } from '../../workspace/index.ts';
import { type BuildFacts, readBuildFacts } from './build-facts.ts';

export interface KeptBuild extends BuildFacts {
  readonly isCurrent: boolean;
}

const ENDING = '.duckdb';

/** The current snapshot and those kept before it, newest first. */
export async function listBuilds(workspace: Workspace): Promise<KeptBuild[]> {
  const current = await readBuildFacts(workspace.snapshot);
  const builds: KeptBuild[] = current === null ? [] : [{ ...current, isCurrent: true }];
  for (const name of await keptNames(workspace)) {
    const facts = await readBuildFacts(pathOf(workspace, name));
    // After a crash between keeping and renaming, the current one is here too.
    if (facts !== null && facts.build !== current?.build) builds.push({ ...facts, isCurrent: false });
  }
  return builds.sort((a, b) => (a.build < b.build ? 1 : -1));
}

/** The newest build that had reports, where the current one has none; null otherwise. */
export async function emptiedBuild(workspace: Workspace): Promise<BuildFacts | null> {
  const builds = await listBuilds(workspace);
  const current = builds.find(({ isCurrent }) => isCurrent);
  if (current === undefined || current.currentReports > 0) return null;
  const earlier = builds.filter(({ isCurrent, builtAt }) => !isCurrent && builtAt <= current.builtAt);
  return earlier.find(({ currentReports }) => currentReports > 0) ?? null;
}

/** Gives the current snapshot a second name, under which it stays when another one replaces it. */
export async function keepCurrent(workspace: Workspace): Promise<void> {
  const current = await readBuildFacts(workspace.snapshot);
  if (current === null) return;
  await mkdir(workspace.builds, { recursive: true });
  const path = pathOf(workspace, current.build);
  await rm(path, { force: true });
  // Not every file system has hard links.
  await link(workspace.snapshot, path).catch(() => copyFile(workspace.snapshot, path));
}

/** Removes all kept snapshots except the newest ones. */
export async function pruneBuilds(workspace: Workspace, keep: number): Promise<void> {
  const names = await keptNames(workspace);
  for (const name of names.slice(0, Math.max(0, names.length - keep))) await rm(pathOf(workspace, name));
}

/**
 * Makes an earlier snapshot the current one; the one that was current is kept, unless this version cannot read it.
 * @param build name of a kept snapshot; default: the newest one before the current, or of all where that cannot be read.
 * @throws {Failure} `no_snapshot`, `snapshot_outdated`, `build_unknown`
 */
export async function rollback(workspace: Workspace, build?: string): Promise<KeptBuild> {
  const builds = await listBuilds(workspace);
  if (builds.length === 0) return refuseSnapshot(workspace.snapshot);
  const current = builds.find((candidate) => candidate.isCurrent);
  const kept = builds.filter((candidate) => !candidate.isCurrent);
  const target = kept.find((candidate) =>
    build === undefined
      ? current === undefined || candidate.build < current.build
      : candidate.build === build,
  );
  if (target === undefined) {
    if (build !== undefined && (await keptNames(workspace)).includes(build)) {
      const path = pathOf(workspace, build);
      throw new Failure('snapshot_outdated', { path, is_kept: true, said: null });
    }
    throw new Failure('build_unknown', {
      folder: workspace.builds,
      build: build ?? null,
      current: current?.build ?? null,
      known: kept.map((candidate) => candidate.build),
    });
  }
  await keepCurrent(workspace);
  await rm(`${workspace.snapshot}.wal`, { force: true });
  await rename(pathOf(workspace, target.build), workspace.snapshot);
  return { ...target, isCurrent: true };
}

/** Oldest first: a name begins with the time of building. */
async function keptNames({ builds }: Workspace): Promise<string[]> {
  const files = await namesIn(builds);
  return files
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();
}

function pathOf({ builds }: Workspace, build: string): string {
  return join(builds, `${build}${ENDING}`);
}
