#!/usr/bin/env node
import { asProcess } from './as-process.ts';

asProcess(async (args, context) => (await import('./program.ts')).main(args, context));
