import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { nearestNameHelp } from '../kernel/nearest-name.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import {
  CONFIGURATION_FILE,
  type Configuration,
  checkConfiguration,
  configurationSettings,
} from './configuration.ts';
import { type Environment, type Given, readEnvironment } from './environment.ts';

/** What holds, and who said so; never what they said. */
export interface ConfigurationRead {
  readonly configuration: Configuration;
  /** Names of what the file sets and nobody sets otherwise, such as `port` or `mail.host`. */
  readonly fromFile: readonly string[];
  readonly fromEnvironment: readonly { readonly setting: string; readonly variable: string }[];
}

type Tree = Readonly<Record<string, unknown>>;

/**
 * Reads `evenhand.json` of a data directory and the variables that start with `EVENHAND_`; those
 * count more. Unknown keys and variables are errors: typing mistakes are seen.
 */
export function readConfiguration(
  directory: string,
  environment: Environment = process.env,
): Result<Configuration, string> {
  const read = readConfigurationWithSources(directory, environment);
  return read.ok ? ok(read.value.configuration) : read;
}

export function readConfigurationWithSources(
  directory: string,
  environment: Environment = process.env,
): Result<ConfigurationRead, string> {
  const given = readEnvironment(configurationSettings, environment);
  if (!given.ok) return err(mistakes('the environment', given.error));
  let text: string;
  try {
    text = readFileSync(join(directory, CONFIGURATION_FILE), 'utf8');
  } catch {
    // In a container everything may come from the environment.
    const hasName = given.value.some(({ setting }) => setting.path[0] === 'community');
    if (hasName) return combine({}, given.value);
    return err(`there is no ${CONFIGURATION_FILE} in ${directory}; run \`evenhand init\` first`);
  }
  const file = parseFile(text);
  return file.ok ? combine(file.value, given.value) : file;
}

/** What the file of a new data directory will say, with what the environment says beside it. */
export function combineWithEnvironment(
  file: Tree,
  environment: Environment = process.env,
): Result<Configuration, string> {
  const given = readEnvironment(configurationSettings, environment);
  if (!given.ok) return err(mistakes('the environment', given.error));
  const read = combine(file, given.value);
  return read.ok ? ok(read.value.configuration) : read;
}

function parseFile(text: string): Result<Tree, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (problem) {
    // The rest of the message quotes the file, which holds secrets.
    const place = /\(line \d+ column \d+\)/.exec(problem instanceof Error ? problem.message : '');
    return err(`${CONFIGURATION_FILE} is not JSON${place === null ? '' : ` ${place[0]}`}`);
  }
  return isTree(value) ? ok(value) : err(`${CONFIGURATION_FILE} holds no object: write { … }`);
}

function combine(file: Tree, given: readonly Given[]): Result<ConfigurationRead, string> {
  const tree = given.reduce<Tree>((made, one) => put(made, one.setting.path, one.value), file);
  const parsed = checkConfiguration(tree);
  if (parsed.success) {
    return ok({ configuration: parsed.data, ...sources(file, given) });
  }
  const problems = parsed.error.issues.map((issue) => problemOf(issue, tree, given));
  const isFileAlone = given.length === 0;
  return err(mistakes(isFileAlone ? CONFIGURATION_FILE : 'the configuration', problems));
}

function mistakes(where: string, problems: readonly string[]): string {
  return `${where} has mistakes:\n${problems.map((problem) => `  ${problem}`).join('\n')}`;
}

function put(tree: Tree, [name = '', ...more]: readonly string[], value: unknown): Tree {
  const inner = tree[name];
  return {
    ...tree,
    [name]: more.length === 0 ? value : put(isTree(inner) ? inner : {}, more, value),
  };
}

function sources(
  file: Tree,
  given: readonly Given[],
): Pick<ConfigurationRead, 'fromFile' | 'fromEnvironment'> {
  const taken = given.map(({ setting }) => setting.path.join('.'));
  return {
    fromFile: configurationSettings
      .filter(({ path, isGroup }) => !isGroup && valueAt(file, path) !== undefined)
      .map(({ path }) => path.join('.'))
      .filter((name) => !taken.some((one) => name === one || name.startsWith(`${one}.`))),
    fromEnvironment: given.map(({ setting, variable }) => ({
      setting: setting.path.join('.'),
      variable,
    })),
  };
}

function problemOf(issue: z.core.$ZodIssue, tree: Tree, given: readonly Given[]): string {
  const path = issue.path.map(String);
  const setting = configurationSettings.find((one) => one.path.join('.') === path.join('.'));
  const where = placeOf(path, given);
  if (issue.code === 'unrecognized_keys') {
    const known = configurationSettings
      .filter((one) => one.path.length === path.length + 1 && startsWith(one.path, path))
      .map((one) => one.path.at(-1) ?? '');
    const keys = issue.keys.map(
      (key) => `\`${key}\` is no setting; ${nearestNameHelp(key, known)}`,
    );
    return `${path.length === 0 ? '' : `${where}: `}${keys.join(', ')}`;
  }
  if (setting === undefined || issue.code === 'custom') return `${where}: ${issue.message}`;
  const { accepts, variable, isSecret } = setting;
  const value = valueAt(tree, path);
  if (value === undefined) {
    return `\`${path.join('.')}\` is missing: write ${accepts}; as a variable, ${variable}`;
  }
  const written = isSecret ? 'what is there, which is not shown' : shown(value);
  return `${where}: write ${accepts}, not ${written}`;
}

/** The variable that said it, with the place in it; or its name in the file. */
function placeOf(path: readonly string[], given: readonly Given[]): string {
  const by = given.findLast(({ setting }) => startsWith(path, setting.path));
  if (by === undefined) return `\`${path.join('.')}\``;
  const within = path.slice(by.setting.path.length).join('.');
  return within === '' ? by.variable : `${by.variable} at \`${within}\``;
}

const SHOWN_MAX = 60;

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? 'a list' : 'an object';
  const text = typeof value === 'string' ? value : String(value);
  const cut = text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
  return `\`${JSON.stringify(cut).slice(1, -1)}\``;
}

function valueAt(tree: Tree, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (isTree(at) ? at[name] : undefined), tree);
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((name, index) => path[index] === name);
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
