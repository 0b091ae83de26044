import type { Json } from '../kernel/canonical-json.ts';
import { limits } from '../kernel/limits.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { parseStrictJson } from '../kernel/strict-json.ts';
import type { LogCrypto } from '../log/crypto.ts';
import { opensEntry, type ShownSection } from '../log/log-entry.ts';
import type { VerifierKey } from '../log/verifier-key.ts';
import { type ReceiptFault, verifyReceipt } from './verify-receipt.ts';

/** A receipt as `/v1/receipts/{statement}` gives it, as text. */
export interface ReceiptToCheck {
  readonly crypto: LogCrypto;
  /** Keys of the log, known from elsewhere; those inside the receipt prove nothing. */
  readonly keys: readonly VerifierKey[];
  readonly receipt: string;
}

export interface CheckedReceipt {
  readonly entries: readonly CheckedEntry[];
}

/** One event of the record: proven under a checkpoint, or still to be published. */
export interface CheckedEntry {
  readonly sections: readonly ShownSection[];
  readonly proven?: { readonly index: bigint; readonly size: bigint; readonly origin: string };
  /** When a checkpoint covers it at the latest, as the server says. */
  readonly promisedBy?: string;
}

export interface ReceiptProblem {
  /** Which entry of the receipt, from 1; absent where it is about the whole. */
  readonly entry?: number;
  readonly fault: 'receipt-unreadable' | 'sections-differ' | ReceiptFault;
}

/**
 * Checks everything a receipt says, offline: that the sections are those which the log's entry
 * commits to, all of them, and that the entry stands in the tree which the log has signed.
 */
export async function checkReceipt({
  crypto,
  keys,
  receipt,
}: ReceiptToCheck): Promise<Result<CheckedReceipt, ReceiptProblem>> {
  const entries = readEntries(receipt);
  if (entries === undefined) return err({ fault: 'receipt-unreadable' });
  const checked: CheckedEntry[] = [];
  for (const [at, { entry, sections, proof, promisedBy }] of entries.entries()) {
    // Under no checkpoint yet: whatever it says, nothing shows it.
    if (proof === undefined) {
      checked.push({ sections, ...(promisedBy === undefined ? {} : { promisedBy }) });
      continue;
    }
    const bytes = new TextEncoder().encode(entry);
    if (!opensEntry(crypto, bytes, sections)) {
      return err({ entry: at + 1, fault: 'sections-differ' });
    }
    const verified = await verifyReceipt({ crypto, keys, entry: bytes, proof });
    if (!verified.ok) return err({ entry: at + 1, fault: verified.error });
    const { index, checkpoint } = verified.value;
    const { size, origin } = checkpoint;
    checked.push({ sections, proven: { index, size, origin } });
  }
  return ok({ entries: checked });
}

interface ReceiptEntry {
  readonly entry: string;
  readonly sections: readonly ShownSection[];
  readonly proof?: string;
  readonly promisedBy?: string;
}

function readEntries(text: string): readonly ReceiptEntry[] | undefined {
  const bytes = new TextEncoder().encode(text);
  const parsed = parseStrictJson(bytes, { depthMax: limits.jsonDepthMax });
  const list = parsed.ok ? fieldOf(parsed.value, 'entries') : undefined;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const entries = list.map(readEntry);
  return entries.includes(undefined) ? undefined : entries.filter((entry) => entry !== undefined);
}

function readEntry(value: unknown): ReceiptEntry | undefined {
  const entry = fieldOf(value, 'entry');
  const list = fieldOf(value, 'sections');
  const proof = fieldOf(value, 'proof');
  const promisedBy = fieldOf(value, 'promisedBy');
  if (typeof entry !== 'string' || !Array.isArray(list)) return undefined;
  const sections = list.map(readSection).filter((section) => section !== undefined);
  if (sections.length !== list.length || (proof !== undefined && typeof proof !== 'string')) {
    return undefined;
  }
  return {
    entry,
    sections,
    ...(proof === undefined ? {} : { proof }),
    ...(typeof promisedBy === 'string' ? { promisedBy } : {}),
  };
}

function readSection(value: unknown): ShownSection | undefined {
  const pointer = fieldOf(value, 'pointer');
  if (typeof pointer !== 'string') return undefined;
  const salt = fieldOf(value, 'salt');
  if (typeof salt === 'string') return { pointer, salt, value: fieldOf(value, 'value') as Json };
  const commitment = fieldOf(value, 'commitment');
  if (typeof commitment !== 'string') return undefined;
  const because = fieldOf(value, 'because') === 'withheld' ? 'withheld' : 'erased';
  return { pointer, commitment, because };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
