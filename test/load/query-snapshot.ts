import { z } from 'zod';
import { selectRows, type Workspace, withDatabase } from '../../src/workspace/index.ts';

/** The rows of a query on the snapshot, as they come. */
export function querySnapshot(workspace: Workspace, sql: string): Promise<Record<string, unknown>[]> {
  return withDatabase(workspace.snapshot, { access: 'read' }, (connection) =>
    selectRows(connection, sql, z.record(z.string(), z.unknown())),
  );
}
