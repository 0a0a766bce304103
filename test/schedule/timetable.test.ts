import { describe, expect, it } from 'vitest';
import { timetableOf } from '../../src/schedule/index.ts';
import { refusalOf } from '../refusal-of.ts';

const at = (text: string) => new Date(text);

describe('a timetable', () => {
  it('is in the time of its zone', () => {
    const china = timetableOf('0 3 * * *', 'Asia/Shanghai');
    expect(china.next(at('2026-01-01T00:00:00Z'))).toEqual(at('2026-01-01T19:00:00Z'));
    const utc = timetableOf('0 3 * * *', 'UTC');
    expect(utc.next(at('2026-01-01T00:00:00Z'))).toEqual(at('2026-01-01T03:00:00Z'));
  });

  it('gives the time after, not the one that is now', () => {
    const china = timetableOf('0 3 * * *', 'Asia/Shanghai');
    expect(china.next(at('2026-01-01T19:00:00Z'))).toEqual(at('2026-01-02T19:00:00Z'));
  });

  it('runs once on the day when the clock skips its hour', () => {
    // In Berlin the clocks go from 02:00 to 03:00 on 2026-03-29.
    const berlin = timetableOf('30 2 * * *', 'Europe/Berlin');
    const onTheDay = berlin.next(at('2026-03-28T12:00:00Z'));
    expect(onTheDay?.toISOString().slice(0, 10)).toBe('2026-03-29');
    expect(berlin.next(at('2026-03-29T12:00:00Z'))).toEqual(at('2026-03-30T00:30:00Z'));
  });

  it.each([
    ['61 3 * * *', 'UTC', /minute: 61/],
    ['0 3 * *', 'UTC', /--cron 0 3 \* \*/],
    ['* * * * * *', 'UTC', /--cron/],
    ['0 3 * * *', 'Asia/Nowhere', /Asia\/Nowhere/],
    ['0 3 30 2 *', 'UTC', /nothing would ever run/],
  ])('%s in %s is refused with what is wrong', async (expression, zone, message) => {
    expect((await refusalOf(() => timetableOf(expression, zone))).message).toMatch(message);
  });
});
