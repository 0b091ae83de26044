import { ruleFile } from './rule-file.ts';
import { familiesBeside, recognition, rulesBeside } from './rules-beside.ts';

/**
 * The small rulebook of simulated communities: four rules in two families, one of each gravity.
 * Two rules are looked for by a machine, one of them holds an item back; two only people apply, and
 * so are the three about stewards and about misuse.
 */
export const firstRulebook: Readonly<Record<string, string>> = {
  'rulebook.yaml': `name: A simulated community
community: simulated
languages: [en]
gravity-scale: { 1: a slip, 2: it disturbs, 3: it hurts, 4: it endangers }
families:
  spam:
    title: Advertising
    memory: 180d
    weights: { 1: 1, 2: 2, 3: 4, 4: 8 }
    starts-at: { 1: reminder, 2: no-links-1d, 3: hide-and-no-links-7d, 4: read-only-30d }
    ladder:
      - name: reminder
        title: A reminder of the rule
      - name: no-links-1d
        title: No links for a day
        measures:
          - { kind: no-links, for: 1d }
      - name: hide-and-no-links-7d
        title: The post is hidden, no links for a week
        measures:
          - { kind: hide, for: 30d }
          - { kind: no-links, for: 7d }
      - name: read-only-30d
        title: Reading only for thirty days
        measures:
          - { kind: read-only, for: 30d }
  civility:
    title: How we treat each other
    memory: 365d
    weights: { 1: 1, 2: 2, 3: 5, 4: 10 }
    starts-at: { 1: reminder, 2: reminder, 3: slow-1d, 4: read-only-7d }
    ladder:
      - name: reminder
        title: A reminder of the rule
      - name: slow-1d
        title: Slow posting for a day
        measures:
          - { kind: slow-mode, for: 1d }
      - name: read-only-7d
        title: Reading only for a week
        measures:
          - { kind: read-only, for: 7d }
      - name: suspension-30d
        title: Suspended for thirty days
        measures:
          - { kind: suspension, for: 30d }
      - name: suspension-365d
        title: Suspended for a year
        measures:
          - { kind: suspension, for: 365d }
${familiesBeside}promises:
  first-decision: P3D
  appeal-outcome: PT72H
  report-outcome: P7D
  appeal-window: P184D
  undo: PT10S
retention:
  activities: P30D
  evidence: P365D
  reports: P365D
${recognition}`,
  'rules/spam.links.md': ruleFile({
    id: 'spam.links',
    title: 'Few links',
    family: 'spam',
    category: 'OTHER_VIOLATION_TC',
    gravity: 1,
    machine: 'when: size(content.links) > 3\neffect: review\n',
    range: '{ from: reminder, to: hide-and-no-links-7d }',
    matching:
      'links: ["https://a.example/1", "https://a.example/2", "https://a.example/3", "https://a.example/4"]',
  }),
  'rules/spam.shops.md': ruleFile({
    id: 'spam.shops',
    title: 'No paid links',
    family: 'spam',
    category: 'OTHER_VIOLATION_TC',
    gravity: 2,
    machine: 'when: inDomains(content.links, "shops")\neffect: hold\nhold-for: 12h\n',
    range: '{ from: reminder, to: read-only-30d }',
    matching: 'links: ["https://shop.example/pot"]',
  }),
  'rules/civility.insults.md': ruleFile({
    id: 'civility.insults',
    title: 'No insults',
    family: 'civility',
    category: 'ILLEGAL_OR_HARMFUL_SPEECH',
    gravity: 3,
    range: '{ from: reminder, to: suspension-30d }',
  }),
  'rules/civility.threats.md': ruleFile({
    id: 'civility.threats',
    title: 'No threats',
    family: 'civility',
    category: 'VIOLENCE',
    gravity: 4,
    range: '{ from: slow-1d, to: suspension-365d }',
  }),
  ...rulesBeside,
  'lists/shops.txt': '# kind: domains\nshop.example\n',
};

/** The second version: links are judged more milder steps, insults up to a harsher one. */
const secondRulebook: Readonly<Record<string, string>> = {
  ...firstRulebook,
  'rules/spam.links.md': replaced(
    'rules/spam.links.md',
    'to: hide-and-no-links-7d',
    'to: no-links-1d',
  ),
  'rules/civility.insults.md': replaced(
    'rules/civility.insults.md',
    'from: reminder, to: suspension-30d',
    'from: slow-1d, to: suspension-365d',
  ),
};

const { 'rules/spam.shops.md': _, ...withoutShops } = secondRulebook;

/** For a day, nothing is asked of shops, and whatever hurts somebody weighs less. */
export const thirdRulebook: Readonly<Record<string, string>> = {
  ...withoutShops,
  'rulebook.yaml': replaced(
    'rulebook.yaml',
    'weights: { 1: 1, 2: 2, 3: 5, 4: 10 }',
    'weights: { 1: 1, 2: 2, 3: 3, 4: 10 }',
  ),
};

/** The rules of a community one after the other; the last ones are those of before again. */
export const changesOfRules: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  milder: secondRulebook,
  'milder for a day': thirdRulebook,
  'as before': firstRulebook,
};

function replaced(file: string, piece: string, replacement: string): string {
  const text = firstRulebook[file] ?? '';
  if (!text.includes(piece)) throw new TypeError(`${file} has no \`${piece}\``);
  return text.replace(piece, () => replacement);
}
