/**
 * Names of groups that people belong to by birth, belief or nationality, in four languages. No list
 * is complete: this one catches the plain cases, and people who read the rule catch the others.
 */
const NAMES: ReadonlySet<string> = new Set(
  [
    'muslim muslims islam christian christians jew jews jewish hindu hindus buddhist buddhists sikh',
    'sikhs atheist atheists catholic catholics protestant protestants mormon mormons immigrant',
    'immigrants refugee refugees migrant migrants foreigner foreigners arab arabs african africans',
    'asian asians black white roma gypsy gypsies turk turks turkish kurd kurds german germans french',
    'polish pole poles russian russians ukrainian ukrainians chinese japanese mexican mexicans',
    'american americans indian indians gay gays lesbian lesbians homosexual homosexuals bisexual',
    'transgender trans queer woman women man men disabled autistic liberal liberals conservative',
    'conservatives socialist socialists communist communists democrat democrats republican',
    'muslime moslem moslems christen jude juden jüdisch hindus buddhisten atheisten katholiken',
    'ausländer flüchtling flüchtlinge migranten türke türken kurden deutsche polen russen ukrainer',
    'chinesen schwule lesben homosexuelle frauen männer behinderte sozialisten kommunisten',
    'مسلم مسلمون مسيحي مسيحيون يهودي يهود هندوس لاجئ لاجئون أجانب أكراد',
    '穆斯林 基督徒 犹太人 佛教徒 移民 难民 外国人 黑人 同性恋 残疾人',
  ]
    .join(' ')
    .split(' '),
);

/** The protected trait that a text is, or that stands in a pattern as a word of its own. */
export function namesTrait(text: string): string | undefined {
  const words = text
    .toLowerCase()
    .replace(/\\[a-z]/g, ' ')
    .split(/[^\p{L}\p{M}]+/u);
  const named = words.filter((word) => NAMES.has(word));
  // A phrase says more than the name of a group; a pattern of one word or of choices does not.
  const others = words.filter((word) => word.length > 1 && !NAMES.has(word));
  return others.length === 0 ? named[0] : undefined;
}
