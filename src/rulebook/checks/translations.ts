import type { Check } from '../draft.ts';
import { placeAt } from '../field.ts';

/**
 * Every language of the rulebook should have every rule, because members read the rules that bind
 * them. A rule that is not translated yet still holds, so that is a warning.
 */
export const checkTranslations: Check = (draft, remarks) => {
  const [own, ...others] = draft.rulebook.languages;
  const files = new Set(draft.rules.map(({ file }) => file));
  for (const language of others) {
    for (const { file, head } of draft.rules) {
      const there = draft.ruleTranslations.some(
        ({ of, translation }) => of === file && translation.language === language,
      );
      if (there) continue;
      const message = `this rule is not translated into \`${language}\``;
      const help = `add \`translations/${language}/${file}\``;
      remarks.warning('translation', placeAt(head, 'title'), message, help);
    }
    if (draft.translations.some(({ translation }) => translation.language === language)) continue;
    const message = `the rulebook is not translated into \`${language}\``;
    const help = `add \`translations/${language}/rulebook.yaml\``;
    remarks.warning('translation', placeAt(draft.head, 'languages'), message, help);
  }
  for (const { file, of, translation } of draft.ruleTranslations) {
    const known = translation.language !== own && others.includes(translation.language);
    if (known && files.has(of)) continue;
    const message = known
      ? `there is no \`${of}\``
      : `\`${translation.language}\` is no language here`;
    const help = 'name the file as the rule it translates, and its language in `languages`';
    remarks.error('translation', { file, start: 0, end: 1 }, message, help);
  }
};
