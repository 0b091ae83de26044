#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { argv, cwd, exit, stderr, stdout } from 'node:process';

// Keeps compiled modules between runs: the server starts in a fraction of the time.
enableCompileCache();

const { runCommandLine } = await import('./run.ts');
exit(
  await runCommandLine(argv.slice(2), {
    cwd: cwd(),
    write: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
  }),
);
