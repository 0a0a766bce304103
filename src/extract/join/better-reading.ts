import type { CheckResult, Observation } from '../../domain/index.ts';
import type { PlacedTables } from '../form-reader.ts';

/**
 * For the same cells, printed values are better than recognised ones. Then: fewer failures among the checks that both can
 * assess, then more that hold, then more values.
 */
export function isBetter(a: PlacedTables, b: PlacedTables): boolean {
  const rank =
    Number(isRecognisedAgain(a, b)) - Number(isRecognisedAgain(b, a)) ||
    failedAmong(assessable(a), b.checks) - failedAmong(assessable(b), a.checks) ||
    checksThat('pass', a.checks) - checksThat('pass', b.checks) ||
    valued(a) - valued(b);
  return rank > 0;
}

/** The same measure in another form is another cell. */
export function cellKeyOf({ measure, template }: Observation): string {
  return `${measure}|${template}`;
}

/** Whether a cell that one prints was recognised in the other. */
function isRecognisedAgain(printed: PlacedTables, recognised: PlacedTables): boolean {
  const known = new Set(
    printed.observations.filter((cell) => cell.value !== null && !wasRecognised(cell)).map(cellKeyOf),
  );
  return recognised.observations.some((cell) => wasRecognised(cell) && known.has(cellKeyOf(cell)));
}

function wasRecognised({ flags }: Observation): boolean {
  return flags.includes('ocr');
}

/** Number of checks with a status, without notes. */
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
