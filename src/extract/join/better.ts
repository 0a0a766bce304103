import type { CheckResult } from '../../domain/index.ts';
import type { PlacedTables } from '../form-reader.ts';

/** Fewer failures among the checks that both can assess, then more that hold, then more values. */
export function isBetter(a: PlacedTables, b: PlacedTables): boolean {
  const rank =
    failedAmong(assessable(a), b.checks) - failedAmong(assessable(b), a.checks) ||
    checksThat('pass', a.checks) - checksThat('pass', b.checks) ||
    valued(a) - valued(b);
  return rank > 0;
}

/** How many checks came out so, notes left aside. */
export function checksThat(status: CheckResult['status'], checks: readonly CheckResult[]): number {
  return checks.filter((check) => check.severity !== 'note' && check.status === status).length;
}

function failedAmong(keys: ReadonlySet<string>, checks: readonly CheckResult[]): number {
  return checksThat(
    'fail',
    checks.filter((check) => keys.has(keyOf(check))),
  );
}

function assessable({ checks }: PlacedTables): ReadonlySet<string> {
  return new Set(checks.filter(({ status }) => status !== 'not_assessable').map(keyOf));
}

function keyOf({ id, column }: CheckResult): string {
  return `${id}|${column}`;
}

function valued({ observations }: PlacedTables): number {
  return observations.filter((cell) => cell.value !== null).length;
}
