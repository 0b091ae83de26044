import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProblemKind, problemKinds } from '../src/api/problem-table.ts';
import { type RefusalCode, refusalCodes } from '../src/kernel/refusal.ts';
import { invariants, type Proofs, proofsIn } from '../test/house/invariants.ts';
import { readRepository, root } from '../test/house/repository.ts';
import { refusalMeanings } from './refusal-meanings.ts';
import { retentionPage } from './retention-page.ts';

/**
 * Reference pages that are made from the code, by path. `node scripts/reference.ts` writes them.
 */
export function referencePages(): ReadonlyMap<string, string> {
  const tests = readRepository().filter(({ path }) => path.endsWith('.test.ts'));
  return new Map([
    ['docs/reference/invariants.md', invariantsPage(proofsIn(tests))],
    ['docs/reference/refusals.md', refusalsPage(problemKinds)],
    ['docs/reference/retention.md', retentionPage()],
  ]);
}

export function invariantsPage(proofs: Proofs): string {
  const rows = Object.entries(invariants).map(([id, sentence]) => {
    const paths = proofs.get(id) ?? [];
    const proven = paths.map((path) => `[${fileName(path)}](../../${path})`).join(', ');
    return `| ${id} | ${sentence} | ${proven === '' ? 'none yet' : proven} |`;
  });
  const count = Object.keys(invariants).filter((id) => proofs.has(id)).length;
  return [
    '# Invariants',
    '',
    'Made by `node scripts/reference.ts`; do not edit. A test that proves an invariant starts its name',
    'with the id. An id keeps its meaning for ever.',
    '',
    `With a test: ${count} of ${rows.length}.`,
    '',
    '| Id | What holds | Tests |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

export function refusalsPage(kinds: Readonly<Record<RefusalCode, ProblemKind>>): string {
  const sections = refusalCodes.flatMap((code) => {
    const { status, title } = kinds[code];
    return ['', `## ${code}`, '', `HTTP ${status}, “${title}”.`, '', refusalMeanings[code]];
  });
  return [
    '# Refusals',
    '',
    'Made by `node scripts/reference.ts`; do not edit. When several refusals apply to one request, the',
    'first in this order is answered, and the others are listed beside it.',
    ...sections,
    '',
  ].join('\n');
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

if (import.meta.main) {
  for (const [path, text] of referencePages()) writeFileSync(join(root, path), text);
}
