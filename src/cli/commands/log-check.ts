import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nodeCrypto } from '../../app/log-crypto.ts';
import { readLogKeys } from '../../log/verifier-key.ts';
import {
  type CheckedReceipt,
  checkReceipt,
  type ReceiptProblem,
} from '../../verify/check-receipt.ts';
import { type Command, text } from '../command.ts';
import { LOG_KEYS_MEANING } from './log-verify.ts';

export const logCheck: Command = {
  name: 'log check',
  summary: 'Check a receipt: its words, its place in the log, and who signed that.',
  usage: 'FILE --key KEYS',
  options: { key: { type: 'string' } },
  takes: { least: 1, most: 1 },
  run: async (invocation) => {
    const { terminal, positionals, cwd } = invocation;
    const keys = readLogKeys(nodeCrypto, text(invocation, 'key', ''));
    if (keys === undefined) {
      terminal.complain(LOG_KEYS_MEANING);
      return 2;
    }
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
    const proven = entries.filter((entry) => entry.proven !== undefined).length;
    terminal.result({ ok: true, entries: entries.length, proven }, shown(checked.value, proven));
    return 0;
  },
};

function inWords({ entry, fault }: ReceiptProblem): string {
  return entry === undefined ? `the receipt does not hold: ${fault}` : `entry ${entry}: ${fault}`;
}

function shown({ entries }: CheckedReceipt, proven: number): string {
  const lines = entries.flatMap(({ sections }) =>
    sections.map((section) =>
      'commitment' in section
        ? `${section.pointer}: ${section.because}`
        : `${section.pointer}: ${JSON.stringify(section.value)}`,
    ),
  );
  return [`Proven: ${proven} of ${entries.length} entries.`, ...lines].join('\n');
}
