import { EXTRACTED_TABLES, Failure } from '../domain/index.ts';
import { errorText } from '../text/index.ts';
import { isMachineFault, portalFailure, type Workspace, withDatabase } from '../workspace/index.ts';
import { lendExtracted } from './extracted-views.ts';
import { crawlProblemRows } from './found-problems.ts';
import { type Inputs, nothingOf, type PortalInput } from './portal-input.ts';

/**
 * The inputs without what of a portal cannot be read to its end. That costs as much as to load them, so it is asked only
 * where a build has failed.
 * @returns null where everything can be read.
 */
export async function soundInputs(workspace: Workspace, inputs: Inputs): Promise<Inputs | null> {
  const failures = [...inputs.failures];
  const portals: PortalInput[] = [];
  for (const input of inputs.portals) {
    try {
      await readWhole(input);
      portals.push(input);
    } catch (error) {
      if (isMachineFault(error, workspace)) throw error;
      failures.push(portalFailure('load', input.portal, error));
      portals.push(nothingOf(input.portal));
    }
  }
  return failures.length === inputs.failures.length ? null : { portals, failures };
}

/** @throws {Failure} `record_invalid` */
async function readWhole(input: PortalInput): Promise<void> {
  crawlProblemRows(input);
  for await (const _ of input.captures());
  try {
    await withDatabase(':memory:', { threads: 1 }, async (connection) => {
      await lendExtracted([connection], [input]);
      for (const table of Object.keys(EXTRACTED_TABLES)) {
        // Every value is looked at, none is kept.
        await connection.run(`SELECT bit_xor(hash(extracted)) FROM extracted_${table} AS extracted`);
      }
    });
  } catch (cause) {
    if (cause instanceof Failure || isMachineFault(cause)) throw cause;
    const folder = input.extracted ?? '';
    throw new Failure('record_invalid', { record: 'rows', folder, said: errorText(cause) }, { cause });
  }
}
