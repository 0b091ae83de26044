import assert from 'node:assert/strict';
import { runRuleTests } from '../../engine/rule-tests.ts';
import { versionOf } from '../../engine/testing-engine.ts';
import { renderDiagnostic } from '../diagnostic.ts';
import { loadRulebook } from '../load.ts';
import type { ImportResult } from './import-result.ts';
import { type ImportKind, importRules } from './import-rules.ts';
import { leavesOf, pathsAround, readDocuments, type SourceNode } from './source-tree.ts';

export function imported(kind: ImportKind, text: string): ImportResult {
  const result = importRules(kind, text, { community: 'garden', languages: ['en', 'pt'] });
  if (!result.ok) throw new TypeError(`${result.error.message}; ${result.error.help}`);
  return result.value;
}

/** Asserts that the draft loads and that every test in it holds. */
export function assertSound({ files }: ImportResult): void {
  const loaded = loadRulebook(files);
  if (!loaded.ok) {
    assert.fail(loaded.error.map((one) => renderDiagnostic(one, files)).join('\n'));
  }
  const failed = runRuleTests(versionOf(files)).filter(({ passed }) => !passed);
  assert.deepEqual(failed, []);
}

/** How many remarks speak of a path: each construct has exactly one. */
export function remarksOn({ remarks }: ImportResult, path: string): number {
  const around = new Set(pathsAround(path));
  return remarks.flatMap(({ paths }) => paths).filter((one) => around.has(one)).length;
}

/** Leaves of a YAML or JSON text, with the path that importers give them. */
export function sourceLeaves(kind: ImportKind, text: string): readonly SourceNode[] {
  const names: Readonly<Record<ImportKind, (position: number) => string>> = {
    'reddit-automoderator': (position) => `rule ${position + 1}`,
    'discourse-watched-words': () => 'watched words',
    'discord-automod': () => 'rules',
    'mediawiki-abuse-filter': () => 'filter',
  };
  return readDocuments(text, names[kind]).flatMap(({ tree }) =>
    tree === undefined ? [] : leavesOf(tree),
  );
}

/** A text or more of an activity, and whether the first imported rule must match it. */
export interface Example {
  readonly expect: boolean;
  readonly text?: string;
  readonly links?: readonly string[];
  readonly mentions?: readonly string[];
  readonly type?: string;
  readonly group?: string;
  readonly thread?: string;
  readonly ageHours?: number;
}

/** Asserts what the one rule of a source matches, by the engine. */
export function assertMatches(
  kind: ImportKind,
  source: string,
  examples: readonly Example[],
): void {
  const { files, remarks } = imported(kind, source);
  const [path, ...others] = Object.keys(files).filter((one) => one.startsWith('rules/'));
  if (path === undefined || others.length > 0) throw new TypeError('one rule was expected');
  const rule = files[path] ?? '';
  const [head = ''] = rule.split('## Tests');
  assert.match(rule, /^when:/m, JSON.stringify(remarks));
  const tests = examples.map((example, index) => testOf(example, `example ${index + 1}`));
  // A rule has a test on each side, whatever the examples are.
  const own = rule.slice(rule.indexOf('```yaml') + 8, rule.lastIndexOf('```'));
  const text = `${head}## Tests\n\`\`\`yaml\n${own}${tests.join('')}\`\`\`\n`;
  assertSound({ files: { ...files, [path]: text }, remarks: [] });
}

function testOf({ expect, ageHours, ...activity }: Example, name: string): string {
  const { text = '', links = [], mentions = [], ...around } = activity;
  const time = Date.UTC(2026, 5, 1);
  const made = { createdAt: new Date(time - (ageHours ?? 0) * 3_600_000).toISOString() };
  const fields = {
    time: new Date(time).toISOString(),
    ...(ageHours === undefined ? {} : { actor: made }),
    ...around,
    content: { text, links, mentions },
  };
  const expected = expect ? 'match' : 'no-match';
  return `- ${JSON.stringify({ name, activities: [fields], expect: expected })}\n`;
}
