import { type OcrComponent, ocrIn } from '../read/index.ts';
import { type CommandContext, ocrFolderOf } from './context.ts';

/** Text recognition where it is installed; says so where it is there but not usable. */
export function ocrOf(context: CommandContext): OcrComponent | null {
  const found = ocrIn(ocrFolderOf(context));
  if (found.state === 'unusable') {
    context.terminal.err(
      `Scans are not read: ${found.reason}. Run nianbao doctor --install ocr to repair it.\n`,
    );
  }
  return found.state === 'installed' ? found.component : null;
}
