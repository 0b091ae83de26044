import type { Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';

/** One thing a key does on the pages for staff, in the order in which the list shows them. */
export interface ConsoleKey {
  readonly name: keyof typeof words.console.keys;
  /** What is pressed, as it stands in the list: `j`, `g q`, `Ctrl+K`. */
  readonly pressed: string;
}

/** The keys, as the script on the page reads them from the list. */
export const consoleKeys: readonly ConsoleKey[] = [
  { name: 'next', pressed: 'j' },
  { name: 'previous', pressed: 'k' },
  { name: 'open', pressed: 'o' },
  { name: 'queue', pressed: 'g q' },
  { name: 'appeals', pressed: 'g a' },
  { name: 'rules', pressed: 'g r' },
  { name: 'groups', pressed: 'g s' },
  { name: 'finding', pressed: 'f' },
  { name: 'rule', pressed: '1–9' },
  { name: 'precedents', pressed: 'p' },
  { name: 'decision', pressed: 'd' },
  { name: 'note', pressed: 'm' },
  { name: 'handOver', pressed: 'h' },
  { name: 'aside', pressed: 'z' },
  { name: 'reveal', pressed: 'r' },
  { name: 'undo', pressed: 'u' },
  { name: 'context', pressed: '[' },
  { name: 'veil', pressed: 'b' },
  { name: 'send', pressed: 'Ctrl+Enter' },
  { name: 'sheet', pressed: '?' },
  { name: 'palette', pressed: 'Ctrl+K' },
];

export function meaningOf({ name }: ConsoleKey): Wording {
  return words.console.keys[name];
}
