import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nodeCrypto } from '../../app/log-crypto.ts';
import {
  type CheckedEntry,
  checkReceipt,
  type ReceiptProblem,
} from '../../verify/check-receipt.ts';
import { proofWords } from '../../web/words/en/proof.ts';
import type { Command } from '../command.ts';
import { logKeysOf } from '../log-keys.ts';

export const logCheck: Command = {
  name: 'log check',
  summary: 'Check a receipt: its words, its place in the log, and who signed that.',
  usage: 'FILE --key KEYS',
  options: { key: { type: 'string' } },
  takes: { least: 1, most: 1 },
  run: async (invocation) => {
    const { terminal, positionals, cwd } = invocation;
    const keys = logKeysOf(invocation);
    if (keys === undefined) return 2;
    const file = resolve(cwd, positionals[0] ?? '');
    if (!existsSync(file)) {
      terminal.complain('FILE takes a receipt, as the server gave it');
      return 2;
    }
    const receipt = readFileSync(file, 'utf8');
    const checked = await checkReceipt({ crypto: nodeCrypto, keys, receipt });
    if (!checked.ok) {
      terminal.result({ ok: false, ...checked.error }, inWords(checked.error));
      return 3;
    }
    const { entries } = checked.value;
    const proven = entries.filter((entry) => entry.proven !== undefined);
    const ok = proven.length === entries.length;
    const counts = { entries: entries.length, proven: proven.length };
    terminal.result({ ok, ...counts }, shown(proven, counts));
    return ok ? 0 : 3;
  },
};

function inWords({ entry, fault }: ReceiptProblem): string {
  const which = entry === undefined ? '' : ` ${proofWords.whichEntry} ${entry}.`;
  return `${proofWords.bad} ${proofWords.faults[fault]}${which}`;
}

/** What is proven, and nothing else that the receipt says. */
function shown(
  proven: readonly CheckedEntry[],
  counts: { readonly entries: number; readonly proven: number },
): string {
  const lines = proven.flatMap(({ sections }) =>
    sections.map((section) =>
      'commitment' in section
        ? `${section.pointer}: ${section.because}`
        : `${section.pointer}: ${JSON.stringify(section.value)}`,
    ),
  );
  const all = counts.proven === counts.entries;
  const count = `${proofWords.parts} ${counts.proven} ${proofWords.of} ${counts.entries}`;
  return [all ? proofWords.good : proofWords.pending, count, ...lines].join('\n');
}
