import type { Refusal } from '../../kernel/refusal.ts';
import type { Result } from '../../kernel/result.ts';
import { type OpenApplication, openApplication, openStore } from '../../main.ts';
import { directoryOf, type ExitCode, type Invocation } from '../command.ts';
import type { Configuration } from '../configuration.ts';
import { readConfiguration } from '../read-configuration.ts';

/** Opens the data directory, runs the task, and closes it again whatever happens. */
export async function withApplication(
  invocation: Invocation,
  task: (application: OpenApplication, configuration: Configuration) => Promise<ExitCode>,
): Promise<ExitCode> {
  const directory = directoryOf(invocation);
  const configuration = readConfiguration(directory);
  if (!configuration.ok) {
    invocation.terminal.complain(configuration.error);
    return 1;
  }
  const store = await openStore(directory, configuration.value);
  const application = await openApplication(store, configuration.value, { directory });
  try {
    return await task(application, configuration.value);
  } finally {
    await application.close();
  }
}

/** Prints the value, or what was refused and where. */
export function report<Value>(
  invocation: Invocation,
  result: Result<Value, Refusal>,
  words: (value: Value) => string,
): ExitCode {
  if (result.ok) {
    invocation.terminal.result(result.value, words(result.value));
    return 0;
  }
  const { detail, pointer, refused } = result.error;
  const where = pointer === undefined ? '' : ` (at ${pointer})`;
  invocation.terminal.complain(`${detail}${where} [${refused}]`);
  return 1;
}
