import { readFileSync } from 'node:fs';
import type { Command } from '../command.ts';

/** The version in package.json, which lies at the same distance from sources and built package. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}

export const version: Command = {
  name: 'version',
  summary: 'Print the version of Evenhand and of Node.',
  usage: '',
  options: {},
  takes: { least: 0, most: 0 },
  run: async ({ terminal }) => {
    const evenhand = packageVersion();
    terminal.result(
      { evenhand, node: process.version },
      `evenhand ${evenhand} (node ${process.version})`,
    );
    return 0;
  },
};
