import { sameLanguage } from '../../kernel/language.ts';
import type { Family, Rule, RulebookTranslation } from '../../rulebook/model.ts';
import type { StatementLanguage } from './compose.ts';
import type { StatementText } from './text.ts';

/** What the rulebook says about one rule, in the reader's language where it has it. */
export interface RuleWords {
  readonly rule: StatementText['rule'];
  readonly family: string;
  /** Title of a step of the family's ladder. */
  readonly rung: (name: string) => string;
}

/**
 * Takes title and text from the same language, so that nobody reads a rule under a title of another
 * tongue. What a translation leaves out stays in the original.
 */
export function ruleWords(
  input: StatementLanguage & {
    readonly rule: Rule;
    readonly version: number;
    readonly family: Family;
    readonly rungs?: { readonly family: Family; readonly translation?: RulebookTranslation };
  },
): RuleWords {
  const { rule, family, language, original, translation } = input;
  const { rungs = input } = input;
  const translated = rule.translations.find(({ language: own }) => sameLanguage(own, language));
  const familyWords = translation?.families[family.id];
  return {
    rule: {
      rule: rule.id,
      version: input.version,
      title: translated?.title ?? rule.title,
      text: translated?.text ?? rule.text,
      language: translated?.language ?? original,
    },
    family: familyWords?.title ?? family.title,
    rung: (name) =>
      rungs.translation?.families[rungs.family.id]?.ladder[name] ??
      rungs.family.ladder.find((rung) => rung.name === name)?.title ??
      name,
  };
}
