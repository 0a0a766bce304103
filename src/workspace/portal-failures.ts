import { rm } from 'node:fs/promises';
import { type Portal, type PortalFailure, PortalFailureSchema } from '../domain/index.ts';
import { errorText, isFailure } from '../text/index.ts';
import { readJsonLines, writeJsonLines } from './json-lines.ts';
import { compareText } from './sorted-lines.ts';
import type { Workspace } from './workspace.ts';

type FailuresFile = Pick<Workspace, 'failures'>;

/**
 * What kept stages from being done for portals, by portal and stage.
 * @throws {Failure} `record_invalid`
 */
export function readPortalFailures({ failures }: FailuresFile): Promise<PortalFailure[]> {
  return readJsonLines(failures, PortalFailureSchema);
}

/**
 * Writes down what a stage came to: its failures take the place of those that were known of the portals it was tried for.
 * @param tried ids of portals.
 * @throws {Failure} `record_invalid`
 */
export async function recordPortalFailures(
  workspace: FailuresFile,
  stage: PortalFailure['stage'],
  tried: readonly string[],
  failures: readonly PortalFailure[],
): Promise<void> {
  const known = await readPortalFailures(workspace);
  const others = known.filter((one) => one.stage !== stage || !tried.includes(one.portal));
  const all = [...others, ...failures].sort((a, b) => compareText(keyOf(a), keyOf(b)));
  if (all.length > 0) await writeJsonLines(workspace.failures, all);
  else if (known.length > 0) await rm(workspace.failures);
}

/** @param portal its definition, or its id where that cannot be read. */
export function portalFailure(
  stage: PortalFailure['stage'],
  portal: Portal | string,
  error: unknown,
): PortalFailure {
  return {
    portal: typeof portal === 'string' ? portal : portal.id,
    stage,
    code: isFailure(error) ? error.code : 'unforeseen',
    detail: errorText(error).replace(/\s*\n\s*/g, ' '),
    stack: error instanceof Error && !isFailure(error) ? (error.stack ?? null) : null,
    definition: typeof portal === 'string' ? null : portal,
  };
}

function keyOf({ portal, stage }: PortalFailure): string {
  return `${portal}\0${stage}`;
}
