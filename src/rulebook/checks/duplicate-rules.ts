import type { Check } from '../draft.ts';
import { placeAt } from '../field.ts';
import type { Rule } from '../model.ts';

/** Two rules that look for the same thing would bring every case twice. */
export const checkDuplicateRules: Check = ({ rules }, remarks) => {
  const seen = new Map<string, string>();
  for (const { rule, head } of rules) {
    if (rule.when === undefined) continue;
    const meaning = meaningOf(rule);
    const other = seen.get(meaning);
    if (other === undefined) seen.set(meaning, rule.id);
    else if (other !== rule.id) {
      const message = `\`${rule.id}\` looks for the same as \`${other}\``;
      const help = 'join the two, or say in one of them what is different';
      remarks.warning('duplicate', placeAt(head, 'when'), message, help);
    }
  }
};

// Windows are compared by what they count; what a rule calls them does not matter.
function meaningOf({ when = '', windows, appliesTo }: Rule): string {
  const declared = windows.map(({ name, ...window }) => [name, JSON.stringify(window)] as const);
  const named = declared.reduce(
    (text, [name, window]) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), () => window),
    when.replace(/\s+/g, ' ').trim(),
  );
  return JSON.stringify([named, appliesTo.toSorted()]);
}
