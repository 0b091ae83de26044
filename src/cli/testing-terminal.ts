import type { ExitCode } from './command.ts';
import { runCommandLine } from './run.ts';

/** What a command line printed and how it ended. */
export interface Typed {
  readonly exit: ExitCode;
  readonly out: string;
  readonly complaints: string;
}

/** Runs a command line with captured streams, in a working directory of its own. */
export async function typed(words: readonly string[], cwd: string = '/'): Promise<Typed> {
  let out = '';
  let complaints = '';
  const exit = await runCommandLine(words, {
    cwd,
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      complaints += text;
    },
  });
  return { exit, out, complaints };
}
