import { resolve } from 'node:path';
import type { ParseArgsOptionsConfig } from 'node:util';

/** 0 done · 1 failed · 2 wrong usage · 3 a check found something. */
export type ExitCode = 0 | 1 | 2 | 3;

/**
 * Where a command writes. `result` is for people or, with `--json`, one JSON value for programs.
 */
export interface Terminal {
  readonly json: boolean;
  result(value: unknown, text: string): void;
  /** Something on the way, for people only; never part of the JSON. */
  say(text: string): void;
  complain(text: string): void;
}

export interface Invocation {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly terminal: Terminal;
  /** The working directory, for relative paths. */
  readonly cwd: string;
}

export interface Command {
  /** As typed, for example `rules lint`. */
  readonly name: string;
  readonly summary: string;
  /** What follows the name, for example `DIR`. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** How many positionals it takes. */
  readonly takes: { readonly least: number; readonly most: number };
  run(invocation: Invocation): Promise<ExitCode>;
}

/** A string option, or its default. */
export function text(invocation: Invocation, name: string, otherwise: string): string {
  const value = invocation.options[name];
  return typeof value === 'string' ? value : otherwise;
}

export const DIRECTORY_OPTION: ParseArgsOptionsConfig = {
  directory: { type: 'string', short: 'd' },
};

/** The data directory: `--directory`, then `EVENHAND_DIRECTORY`, then `./evenhand-data`. */
export function directoryOf(invocation: Invocation): string {
  const fromEnvironment = process.env['EVENHAND_DIRECTORY'] ?? '';
  const chosen = text(invocation, 'directory', '') || fromEnvironment || 'evenhand-data';
  return resolve(invocation.cwd, chosen);
}

/** The port asked for, or undefined when it is no port; 0 lets the machine choose a free one. */
export function portOf(invocation: Invocation, otherwise: number): number | undefined {
  const asked = text(invocation, 'port', String(otherwise));
  const port = Number(asked);
  return /^\d{1,5}$/.test(asked) && port <= 65_535 ? port : undefined;
}

export const PORT_MEANING = '`--port` takes a whole number from 0 to 65535; 0 means any free one';
