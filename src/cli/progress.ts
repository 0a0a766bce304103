import stringWidth from 'string-width';
import type { OnProgress } from '../domain/index.ts';
import type { Terminal } from './terminal.ts';

/** Draws one line that is overwritten as a stage proceeds; prints nothing where there is no terminal. */
export function progressOn(terminal: Terminal): OnProgress {
  const { width } = terminal;
  if (width === null) return () => undefined;
  return (progress) => {
    if (progress.kind !== 'advance') {
      terminal.err('\r\x1b[K');
      return;
    }
    const { stage, done, total, label } = progress;
    const count = total === null ? String(done) : `${done}/${total}`;
    const head = `${stage.padEnd(8)} ${count}  `;
    terminal.err(`\r\x1b[K${head}${lastPart(label, width - 1 - head.length)}`);
  };
}

/** The end of a text in this many terminal columns: the end of an address says more than its beginning. */
function lastPart(text: string, width: number): string {
  let used = 1;
  let kept = '';
  for (const character of [...text].toReversed()) {
    used += stringWidth(character);
    if (used > width) return `…${kept}`;
    kept = character + kept;
  }
  return kept;
}
