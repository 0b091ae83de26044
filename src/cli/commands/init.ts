import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StaffId } from '../../kernel/identifier.ts';
import { nearestNameHelp } from '../../kernel/nearest-name.ts';
import { openApplication, openStore } from '../../main.ts';
import { asOperator } from '../callers.ts';
import { type Command, DIRECTORY_OPTION, directoryOf, type Invocation, text } from '../command.ts';
import { CONFIGURATION_FILE, type Configuration } from '../configuration.ts';
import { combineWithEnvironment } from '../read-configuration.ts';
import { readRulebookFiles } from './rulebook-files.ts';

const EXAMPLES = fileURLToPath(new URL('../../../examples/rulebooks', import.meta.url));

export const init: Command = {
  name: 'init',
  summary:
    'Make a data directory: configuration, an example rulebook, the first operator, a token.',
  usage: '',
  options: {
    ...DIRECTORY_OPTION,
    community: { type: 'string' },
    'public-url': { type: 'string' },
    database: { type: 'string' },
    operator: { type: 'string' },
    rulebook: { type: 'string' },
  },
  takes: { least: 0, most: 0 },
  run: async (invocation) => {
    const directory = directoryOf(invocation);
    if (existsSync(join(directory, CONFIGURATION_FILE))) {
      invocation.terminal.complain(`${directory} is set up already; nothing was changed`);
      return 1;
    }
    const database = text(invocation, 'database', '');
    const wanted = {
      community: text(invocation, 'community', 'my-community'),
      publicUrl: text(invocation, 'public-url', 'http://127.0.0.1:4040'),
      ...(database === '' ? {} : { database: { url: database } }),
    };
    // What the environment says stays there: it may be secret, and counts more than the file.
    const written = combineWithEnvironment(wanted, {});
    const configuration = written.ok ? combineWithEnvironment(wanted) : written;
    if (!written.ok || !configuration.ok) {
      invocation.terminal.complain(configuration.ok ? '' : configuration.error);
      return 2;
    }
    const example = text(invocation, 'rulebook', 'forum');
    const offered = readdirSync(EXAMPLES).toSorted();
    if (!offered.includes(example)) {
      const help = nearestNameHelp(example, offered);
      invocation.terminal.complain(`there is no example rulebook \`${example}\`: ${help}`);
      return 2;
    }
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const rulebook = join(directory, 'rulebook');
    cpSync(join(EXAMPLES, example), rulebook, { recursive: true });
    const made = await setUp(invocation, {
      directory,
      rulebook,
      configuration: configuration.value,
    });
    const json = `${JSON.stringify(written.value, null, 2)}\n`;
    writeFileSync(join(directory, CONFIGURATION_FILE), json, { mode: 0o600 });
    invocation.terminal.result(
      { directory, rulebook, ...made },
      nextSteps(directory, rulebook, made),
    );
    return 0;
  },
};

interface Made {
  readonly signIn: string;
  readonly token: string;
}

async function setUp(
  invocation: Invocation,
  at: {
    readonly directory: string;
    readonly rulebook: string;
    readonly configuration: Configuration;
  },
): Promise<Made> {
  const { configuration } = at;
  const application = await openApplication(
    await openStore(at.directory, configuration),
    configuration,
  );
  try {
    const by = asOperator(configuration.community);
    const staff = text(invocation, 'operator', 'operator-1') as StaffId;
    const files = readRulebookFiles(at.rulebook);
    const published = await application.rulebooks.publish({ files }, by);
    if (!published.ok) throw new Error(published.error.detail);
    const appointed = await application.staffRoom.appoint({ staff, role: 'operator' }, by);
    if (!appointed.ok) throw new Error(appointed.error.detail);
    const link = await application.signIn.issueLink({ kind: 'staff', id: staff }, by);
    const scopes = [
      'activities:write',
      'screen',
      'reports:write',
      'powers:read',
      'restrictions:read',
    ];
    const token = await application.signIn.issueToken({ name: 'platform', scopes }, by);
    if (!link.ok || !token.ok) throw new Error('the first sign-in link could not be made');
    const signIn = `${configuration.publicUrl}/sign-in/${link.value.secret}`;
    return { signIn, token: token.value.token };
  } finally {
    await application.close();
  }
}

function nextSteps(directory: string, rulebook: string, made: Made): string {
  return [
    `Made ${directory}.`,
    '',
    `The example rulebook is published; edit it in ${rulebook} and run`,
    `  evenhand rules publish ${rulebook} --directory ${directory}`,
    '',
    'Start the server:',
    `  evenhand serve --directory ${directory}`,
    '',
    `Sign in once as operator:  ${made.signIn}`,
    `Token for your platform:   ${made.token}   (shown this once)`,
  ].join('\n');
}
