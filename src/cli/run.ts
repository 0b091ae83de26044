import { parseArgs } from 'node:util';
import type { Command, ExitCode, Invocation, Terminal } from './command.ts';
import { commandNames, loadCommand } from './commands.ts';

export interface Streams {
  readonly cwd: string;
  write(text: string): void;
  writeError(text: string): void;
}

/** Runs one command line. Nothing here ends the process: the exit code is the answer. */
export async function runCommandLine(
  words: readonly string[],
  streams: Streams,
): Promise<ExitCode> {
  const json = words.includes('--json');
  const terminal = terminalOf(streams, json);
  const isHelp = words[0] === '--help' || words[0] === 'help';
  const asked = isHelp ? words.slice(1).filter((word) => !word.startsWith('-')) : words;
  if (asked.length === 0) {
    streams.write(`${await overview()}\n`);
    return isHelp ? 0 : 2;
  }
  const found = await findCommand(asked);
  if (found === undefined) {
    terminal.complain(unknownCommand(asked));
    return 2;
  }
  const rest = isHelp ? ['--help'] : found.rest;
  return await runFound(found.command, rest, { streams, terminal });
}

async function runFound(
  command: Command,
  rest: readonly string[],
  to: { readonly streams: Streams; readonly terminal: Terminal },
): Promise<ExitCode> {
  const { streams, terminal } = to;
  if (rest.includes('--help')) {
    streams.write(`${helpOf(command)}\n`);
    return 0;
  }
  const invocation = parse(command, rest, to);
  if (typeof invocation === 'string') {
    terminal.complain(`${invocation}\n\n${helpOf(command)}`);
    return 2;
  }
  try {
    return await command.run(invocation);
  } catch (problem) {
    terminal.complain(wordsFor(problem));
    return 1;
  }
}

function parse(
  command: Command,
  rest: readonly string[],
  to: { readonly streams: Streams; readonly terminal: Terminal },
): Invocation | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, json: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    });
    const { least, most } = command.takes;
    if (positionals.length < least) return `\`evenhand ${command.name}\` needs ${command.usage}`;
    if (positionals.length > most) return `\`${positionals[most]}\` is one word too many`;
    const options = values as Invocation['options'];
    return { positionals, options, terminal: to.terminal, cwd: to.streams.cwd };
  } catch (problem) {
    return wrongOption(command, problem);
  }
}

/** Node's own sentences speak to whoever wrote the program, not to whoever typed the command. */
function wrongOption(command: Command, problem: unknown): string {
  const { code, message } = problem as NodeJS.ErrnoException;
  const option = /(?<![\w-])--?[\w-]+/.exec(message)?.[0] ?? 'an option';
  const name = `evenhand ${command.name}`;
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `\`${name}\` has no option \`${option}\``;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return message.includes('does not take')
        ? `\`${option}\` takes no value`
        : `\`${option}\` needs a value`;
    default:
      return message;
  }
}

function wordsFor(problem: unknown): string {
  if (!(problem instanceof Error)) return 'something went wrong';
  const { code, path, message } = problem as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return `there is no file or directory ${path}`;
    case 'ENOTDIR':
      return `${path} is a file; give a directory`;
    case 'EISDIR':
      return 'that is a directory; give a file';
    case 'EACCES':
      return `${path} may not be read or written by you`;
    default:
      return message;
  }
}

async function findCommand(
  words: readonly string[],
): Promise<{ command: Command; rest: readonly string[] } | undefined> {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = await loadCommand(name);
    if (command !== undefined) return { command, rest: words.slice(length) };
  }
  return undefined;
}

function terminalOf(streams: Streams, json: boolean): Terminal {
  return {
    json,
    result: (value, text) => streams.write(json ? `${JSON.stringify(value)}\n` : `${text}\n`),
    say: (text) => {
      if (!json) streams.write(`${text}\n`);
    },
    complain: (text) =>
      streams.writeError(json ? `${JSON.stringify({ problem: text })}\n` : `${text}\n`),
  };
}

async function overview(): Promise<string> {
  const lines: string[] = [];
  for (const name of commandNames) {
    const command = await loadCommand(name);
    if (command !== undefined) lines.push(`  ${name.padEnd(16)} ${command.summary}`);
  }
  return [
    'evenhand: published rules, human decisions, restrictions that end, real appeals.',
    '',
    'Commands:',
    ...lines,
    '',
    'The data directory is --directory (-d), else $EVENHAND_DIRECTORY, else ./evenhand-data.',
    'Every command knows --json and --help.',
    'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a check found something.',
  ].join('\n');
}

function helpOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, { type }]) =>
    type === 'boolean' ? `[--${name}]` : `[--${name} VALUE]`,
  );
  const usage = ['evenhand', command.name, command.usage, ...options, '[--json]'];
  return `${command.summary}\n\nUsage: ${usage.filter((word) => word.length > 0).join(' ')}`;
}

function unknownCommand(words: readonly string[]): string {
  const [first = ''] = words;
  const related = commandNames.filter((name) => name.startsWith(`${first} `));
  if (related.length > 0) {
    return `after \`${first}\` comes one of: ${related.map((name) => name.slice(first.length + 1)).join(', ')}`;
  }
  return `there is no command \`${first}\`. \`evenhand help\` lists what there is.`;
}
