import type { LanguageTag } from '../../kernel/identifier.ts';
import { sameLanguage } from '../../kernel/language.ts';
import type { Family, Rule, RulebookHistory, RulebookVersion } from '../../rulebook/model.ts';
import { pageLanguage } from '../page/language.ts';
import type { Site, WebContext } from '../site.ts';

/**
 * The rulebook as this reader sees it: in the language of the page where the community published a
 * translation, and as it was written where it did not.
 */
export function historyFor(site: Site, context: WebContext): RulebookHistory {
  const history = site.application.rulebooks.history();
  const language = pageLanguage(site, context) as LanguageTag;
  return { versions: history.versions.map((version) => translated(version, language)) };
}

// A version never changes, so what was made of it can be kept with it.
const made: WeakMap<RulebookVersion, Map<string, RulebookVersion>> = new WeakMap();

/** A version with the words of another language, where it has them. */
export function translated(version: RulebookVersion, language: LanguageTag): RulebookVersion {
  const known = made.get(version) ?? new Map<string, RulebookVersion>();
  made.set(version, known);
  const before = known.get(language);
  if (before !== undefined) return before;
  const now = translate(version, language);
  known.set(language, now);
  return now;
}

function translate(version: RulebookVersion, language: LanguageTag): RulebookVersion {
  const { rulebook } = version;
  const first = rulebook.languages[0];
  if (first === undefined || sameLanguage(first, language)) return version;
  const words = rulebook.translations.find((one) => sameLanguage(one.language, language));
  return {
    ...version,
    rulebook: {
      ...rulebook,
      name: words?.name ?? rulebook.name,
      gravityScale: words?.gravityScale ?? rulebook.gravityScale,
      families: rulebook.families.map((family) => familyIn(family, words?.families[family.id])),
      rules: rulebook.rules.map((rule) => ruleInLanguage(rule, language)),
    },
  };
}

function familyIn(
  family: Family,
  words: { readonly title: string; readonly ladder: Readonly<Record<string, string>> } | undefined,
): Family {
  if (words === undefined) return family;
  const ladder = family.ladder.map((rung) => ({
    ...rung,
    title: words.ladder[rung.name] ?? rung.title,
  }));
  return { ...family, title: words.title, ladder };
}

function ruleInLanguage(rule: Rule, language: LanguageTag): Rule {
  const words = rule.translations.find((one) => sameLanguage(one.language, language));
  if (words === undefined) return rule;
  const { title, text, why, allowed, notAllowed } = words;
  return { ...rule, title, text, why, allowed, notAllowed };
}
