import type { Portal } from '../../domain/index.ts';

type Window = NonNullable<Portal['politeness']['window']>;

/** Whether a moment lies in a portal's hours; a window such as 22:00 to 06:00 passes midnight. */
export function isWithin({ from, to, zone }: Window, moment: Date): boolean {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment);
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to;
}
