export const changeKinds = [
  'title',
  'condition',
  'alternative-changed',
  'alternative-more',
  'alternative-gone',
  'clause-gone',
  'clause-more',
  'limit-more',
  'limit-less',
  'people-only',
  'machine',
  'kind-more',
  'kind-gone',
  'window-longer',
  'window-shorter',
  'window-other',
  'hold-shorter',
  'hold-longer',
  'effect-milder',
  'effect-harsher',
  'gravity-lower',
  'gravity-higher',
  'range',
  'words',
] as const;
/** What a change of a rule does. */
export type ChangeKind = (typeof changeKinds)[number];

/** One change of a rule, in no language yet. */
export interface Change {
  readonly kind: ChangeKind;
  /** What was there, as the rulebook writes it; absent where only something came. */
  readonly gone?: string;
  /** What is there now, as the rulebook writes it; absent where something only went. */
  readonly come?: string;
  /** The window it is about. */
  readonly window?: string;
}

/** A change in English, as `evenhand rules diff` tells it. */
export function changeText({ kind, gone = '', come = '', window = '' }: Change): string {
  return sentences[kind]({ gone, come, window });
}

type Values = Readonly<Record<'gone' | 'come' | 'window', string>>;

const sentences: Readonly<Record<ChangeKind, (values: Values) => string>> = {
  title: ({ come }) => `its title is now “${come}”`,
  condition: ({ come }) => `its condition is now \`${come}\``,
  'alternative-changed': ({ gone, come }) => `\`${gone}\` became \`${come}\``,
  'alternative-more': ({ come }) => `now also matches when \`${come}\``,
  'alternative-gone': ({ gone }) => `no longer matches when \`${gone}\``,
  'clause-gone': ({ gone }) => `matches more: no longer asks for \`${gone}\``,
  'clause-more': ({ come }) => `matches less: now also asks for \`${come}\``,
  'limit-more': ({ gone, come }) => `matches more: \`${gone}\` became \`${come}\``,
  'limit-less': ({ gone, come }) => `matches less: \`${gone}\` became \`${come}\``,
  'people-only': () => 'only people apply it now',
  machine: ({ come }) => `a machine looks for it now: \`${come}\``,
  'kind-more': ({ come }) => `matches more: it is about each \`${come}\` as well`,
  'kind-gone': ({ gone }) => `matches less: it is no longer about a \`${gone}\``,
  'window-longer': ({ gone, come, window }) =>
    `\`${window}\` counts over ${come} in place of ${gone}: more`,
  'window-shorter': ({ gone, come, window }) =>
    `\`${window}\` counts over ${come} in place of ${gone}: less`,
  'window-other': ({ window }) => `\`${window}\` counts something else now`,
  'hold-shorter': ({ gone, come }) => `milder: holds for ${come} in place of ${gone}`,
  'hold-longer': ({ gone, come }) => `harsher: holds for ${come} in place of ${gone}`,
  'effect-milder': ({ gone, come }) =>
    `milder: a match leads to \`${come}\` in place of \`${gone}\``,
  'effect-harsher': ({ gone, come }) =>
    `harsher: a match leads to \`${come}\` in place of \`${gone}\``,
  'gravity-lower': ({ gone, come }) => `milder: gravity ${come} in place of ${gone}`,
  'gravity-higher': ({ gone, come }) => `harsher: gravity ${come} in place of ${gone}`,
  range: ({ gone, come }) => `people may now choose \`${come}\` in place of \`${gone}\``,
  words: () => 'its words have changed',
};
