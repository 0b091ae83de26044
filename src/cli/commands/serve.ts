import { once } from 'node:events';
import { openStore, startServer } from '../../main.ts';
import {
  type Command,
  DIRECTORY_OPTION,
  directoryOf,
  PORT_MEANING,
  portOf,
  text,
} from '../command.ts';
import { readConfiguration } from '../read-configuration.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'Run the server over a data directory until it is told to stop.',
  usage: '',
  options: { ...DIRECTORY_OPTION, host: { type: 'string' }, port: { type: 'string' } },
  takes: { least: 0, most: 0 },
  run: async (invocation) => {
    const { terminal } = invocation;
    const directory = directoryOf(invocation);
    const read = readConfiguration(directory);
    if (!read.ok) {
      terminal.complain(read.error);
      return 1;
    }
    const port = portOf(invocation, read.value.port);
    if (port === undefined) {
      terminal.complain(PORT_MEANING);
      return 2;
    }
    const host = text(invocation, 'host', read.value.host);
    const told = untilTold();
    const store = await openStore(directory, read.value);
    const server = await startServer(store, { ...read.value, host, port }, { directory });
    const health = await server.application.health();
    terminal.result(
      { url: server.url, problems: health.problems },
      greeting(server.url, health.problems),
    );
    await told;
    await server.close();
    return 0;
  },
};

function greeting(url: string, problems: readonly string[]): string {
  return [`Evenhand listens on ${url}`, ...problems.map((problem) => `  ! ${problem}`)].join('\n');
}

/** Ctrl-C, or a supervisor's stop. */
export async function untilTold(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
