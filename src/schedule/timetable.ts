import { Cron } from 'croner';
import { Failure } from '../domain/index.ts';

/** When runs begin. */
export interface Timetable {
  /** The first time after a moment; null when there is none, as for 30 February. */
  next(after: Date): Date | null;
}

/**
 * Reads a cron expression of five fields: minute, hour, day of month, month, day of week.
 * @param zone IANA name of the time zone of the fields.
 * @throws {Failure} `usage`
 */
export function timetableOf(expression: string, zone: string): Timetable {
  try {
    const cron = new Cron(expression, { timezone: zone, mode: '5-part' });
    const timetable: Timetable = { next: (after) => cron.nextRun(after) };
    // The zone is checked only now.
    if (timetable.next(new Date(0)) !== null) return timetable;
  } catch (cause) {
    const facts = { cron: expression, zone, said: reasonOf(cause) };
    throw new Failure('usage', { fault: 'cron', ...facts }, { cause });
  }
  throw new Failure('usage', { fault: 'cron_never', cron: expression });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
