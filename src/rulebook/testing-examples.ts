import { readdirSync, readFileSync } from 'node:fs';
import type { Files } from './diagnostic.ts';

const EXAMPLES: URL = new URL('../../examples/rulebooks/', import.meta.url);

/** Every example rulebook by its name, as path → text. */
export function exampleRulebooks(): ReadonlyMap<string, Files> {
  return new Map(readdirSync(EXAMPLES).map((name) => [name, filesOf(name)]));
}

function filesOf(name: string): Files {
  const directory = new URL(`${name}/`, EXAMPLES);
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    files
      .filter((file) => /\.(?:md|txt|yaml)$/.test(file))
      .map((file) => [file, readFileSync(new URL(file, directory), 'utf8')]),
  );
}
