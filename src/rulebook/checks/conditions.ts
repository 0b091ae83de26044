import { readCondition } from '../condition.ts';
import type { Check } from '../draft.ts';
import { placeAt } from '../field.ts';
import type { Window } from '../model.ts';
import { placeInScalar } from '../place-in-scalar.ts';
import type { TreeMap } from '../yaml-tree.ts';

/**
 * Every condition is read, type-checked and compiled: what it names exists and may be read (R7).
 */
export const checkConditions: Check = ({ rules, lists, sourceOf }, remarks) => {
  const kinds = Object.fromEntries(lists.map(({ list }) => [list.name, list.kind]));
  for (const { rule, head, file } of rules) {
    if (rule.when === undefined) continue;
    const windows = writtenWindows(head, rule.windows);
    const compiled = readCondition(rule.when, { windows, lists: kinds });
    if (compiled.ok) {
      for (const { name: window } of rule.windows) {
        if (compiled.value.uses.windows.has(window)) continue;
        const place = placeAt(head, 'windows', window);
        const message = `the window \`${window}\` is not used in \`when\``;
        remarks.warning('window', place, message, 'use it or leave it out');
      }
      continue;
    }
    const { check, message, span, help } = compiled.error;
    const place = placeInScalar(sourceOf(file), placeAt(head, 'when'), rule.when, span);
    remarks.error(check, place, message, help);
  }
};

// Also the ones that could not be read: what is wrong with them is told once, where they are
// declared.
function writtenWindows(
  head: TreeMap,
  read: readonly Window[],
): readonly Pick<Window, 'name' | 'aggregate'>[] {
  const windows = head.entries.get('windows')?.value;
  const names = windows?.kind === 'map' ? [...windows.entries.keys()] : [];
  return names.map(
    (name) => read.find((window) => window.name === name) ?? { name, aggregate: 'count' },
  );
}
