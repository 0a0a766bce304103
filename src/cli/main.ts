#!/usr/bin/env node
// Where so few files may be open that the program does not load, only what Node itself has is left to say so.
try {
  const { asProcess } = await import('./as-process.ts');
  asProcess(async (args, context) => (await import('./program.ts')).main(args, context));
} catch (error) {
  // 3 and 70 as in exit.ts.
  const isRefused = error instanceof Error && 'syscall' in error;
  process.exitCode = isRefused ? 3 : 70;
  const text = error instanceof Error ? (isRefused ? error.message : error.stack) : error;
  process.stderr.write(`nianbao: ${isRefused ? 'system_refused' : 'fault'}\n${text}\n`);
}
