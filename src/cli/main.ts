#!/usr/bin/env node
import { main } from './program.ts';
import { processTerminal } from './terminal.ts';

const controller = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());

process.exitCode = await main(process.argv.slice(2), {
  terminal: processTerminal(),
  env: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  random: Math.random,
  signal: controller.signal,
});
