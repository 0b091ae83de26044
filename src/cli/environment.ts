import { readFileSync } from 'node:fs';
import { nearestNameHelp } from '../kernel/nearest-name.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { DIRECTORY_VARIABLE, type Setting, VARIABLE_PREFIX } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting as the environment gives it. */
export interface Given {
  readonly setting: Setting;
  /** The variable that was read: the setting's own, or the one that names a file. */
  readonly variable: string;
  readonly value: unknown;
}

const FILE_SUFFIX = '_FILE';

/** The variables by which a setting can be given; a secret may lie in a file. */
export function variablesOf({ variable, isSecret }: Setting): readonly string[] {
  return isSecret ? [variable, `${variable}${FILE_SUFFIX}`] : [variable];
}

/**
 * What the environment sets, groups before what is in them, so that the narrower one counts. An
 * empty variable sets nothing. Errors are sentences that name the variable and never what it holds.
 */
export function readEnvironment(
  settings: readonly Setting[],
  environment: Environment,
): Result<readonly Given[], readonly string[]> {
  const known = [DIRECTORY_VARIABLE, ...settings.flatMap(variablesOf)];
  const unknown = Object.keys(environment)
    .filter((name) => name.startsWith(VARIABLE_PREFIX) && !known.includes(name))
    .map((name) => `${name}: there is no such variable; ${nearestNameHelp(name, known)}`);
  const read = settings.flatMap((setting) => givenBy(setting, environment));
  const problems = [...unknown, ...read.flatMap((one) => (one.ok ? [] : [one.error]))];
  return problems.length === 0
    ? ok(read.flatMap((one) => (one.ok ? [one.value] : [])))
    : err(problems);
}

function givenBy(setting: Setting, environment: Environment): readonly Result<Given, string>[] {
  const [first, second] = variablesOf(setting).filter((name) => (environment[name] ?? '') !== '');
  if (first === undefined) return [];
  if (second !== undefined) return [err(`${first} and ${second} are both set; leave one out`)];
  const text = textOf(first, environment[first] ?? '', first !== setting.variable);
  if (!text.ok) return [text];
  const value = parsedValue(setting, text.value);
  if (value === undefined) return [err(`${first}: write ${setting.accepts}; it is not JSON`)];
  return [ok({ setting, variable: first, value })];
}

function textOf(variable: string, text: string, isFile: boolean): Result<string, string> {
  if (!isFile) return ok(text);
  try {
    // Whoever writes such a file with an editor or `echo` ends its line.
    return ok(readFileSync(text, 'utf8').replace(/\r?\n$/, ''));
  } catch (problem) {
    const { code = 'it cannot be read' } = problem as NodeJS.ErrnoException;
    return err(`${variable}: write the path of a file that can be read, not \`${text}\` (${code})`);
  }
}

/** Undefined when it should be JSON and is not; what is merely wrong is left to the schema. */
function parsedValue({ kind }: Setting, text: string): unknown {
  if (kind === 'number') return /^\d{1,15}$/.test(text) ? Number(text) : text;
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (kind === 'text') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
