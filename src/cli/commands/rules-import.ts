import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type ImportKind, importKinds, importRules } from '../../rulebook/import/import-rules.ts';
import { renderImport } from '../../rulebook/import/render-import.ts';
import { type Command, text } from '../command.ts';

export const rulesImport: Command = {
  name: 'rules import',
  summary: 'Translate rules of another system into a draft rulebook, and say what was refused.',
  usage: `KIND FILE DIR   (KIND is ${importKinds.join(', ')})`,
  options: { community: { type: 'string' }, language: { type: 'string' } },
  takes: { least: 3, most: 3 },
  run: async (invocation) => {
    const { positionals, terminal, cwd } = invocation;
    const [asked = '', file = '', directory = ''] = positionals;
    const kind: ImportKind | undefined = importKinds.find((one) => one === asked);
    if (kind === undefined) {
      terminal.complain(
        `there is no importer \`${asked}\`: write one of ${importKinds.join(', ')}`,
      );
      return 2;
    }
    const options = {
      community: text(invocation, 'community', 'my-community'),
      languages: [text(invocation, 'language', 'en')],
    };
    const imported = importRules(kind, readFileSync(resolve(cwd, file), 'utf8'), options);
    if (!imported.ok) {
      terminal.complain(`${imported.error.message}: ${imported.error.help}`);
      return 1;
    }
    for (const [path, content] of Object.entries(imported.value.files)) {
      const target = join(resolve(cwd, directory), path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
    terminal.result(imported.value, renderImport(imported.value));
    return 0;
  },
};
