import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProblemKind, problemKinds } from '../src/api/problem-table.ts';
import { type RefusalCode, refusalCodes } from '../src/kernel/refusal.ts';
import { invariants, type Proofs, proofsIn } from '../test/house/invariants.ts';
import { type Mutant, readMutants } from '../test/house/mutants.ts';
import { readRepository, root } from '../test/house/repository.ts';
import { configurationPage } from './configuration-page.ts';
import { refusalMeanings } from './refusal-meanings.ts';
import { retentionPage } from './retention-page.ts';

/**
 * Reference pages that are made from the code, by path. `node scripts/reference.ts` writes them.
 */
export function referencePages(): ReadonlyMap<string, string> {
  const tests = readRepository().filter(({ path }) => path.endsWith('.test.ts'));
  return new Map([
    ['docs/reference/configuration.md', configurationPage()],
    ['docs/reference/invariants.md', invariantsPage(proofsIn(tests), readMutants())],
    ['docs/reference/refusals.md', refusalsPage(problemKinds)],
    ['docs/reference/retention.md', retentionPage()],
  ]);
}

/** Invariants of parts that are not built yet: consultation, the record, reports, erasure. */
const laterParts: ReadonlySet<string> = new Set('R5 R6 C1 C2 T1 T2 T3 T4 T5'.split(' '));

export function invariantsPage(proofs: Proofs, mutants: readonly Mutant[]): string {
  const rows = Object.entries(invariants).map(([id, sentence]) => {
    const proven = (proofs.get(id) ?? []).map((path) => `[${fileName(path)}](../../${path})`);
    const none = laterParts.has(id) ? 'with a part that is not built yet' : 'none yet';
    const broken = mutants.filter(({ invariant }) => invariant === id).map(({ breaks }) => breaks);
    return `| ${id} | ${sentence} | ${proven.join(', ') || none} | ${broken.join(' ')} |`;
  });
  const tested = Object.keys(invariants).filter((id) => proofs.has(id)).length;
  const broken = new Set(mutants.map(({ invariant }) => invariant)).size;
  return [
    '# Invariants',
    '',
    'Made by `node scripts/reference.ts`; do not edit. A test that proves an invariant starts its name',
    'with the id. An id keeps its meaning for ever. The last column says how the code is broken in a',
    'copy to see that test go red: `npm run test:mutants` does it for all of them, and fails when one',
    'is not noticed.',
    '',
    `With a test: ${tested} of ${rows.length}. Broken on purpose: ${broken}.`,
    '',
    '| Id | What holds | Tests | Broken on purpose |',
    '|---|---|---|---|',
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
