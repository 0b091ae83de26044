import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Files, renderDiagnostic } from '../diagnostic.ts';
import { inspectRulebook } from '../load.ts';
import { brokenFiles, soundFiles } from '../testing-files.ts';

const BOOK = 'rulebook.yaml';
const RULE = 'rules/spam.links.md';
const LIST = 'lists/shops.txt';
const WHEN = 'links_10m > 2 || inDomains(content.links, "shops")';
const MACHINE: string =
  /^windows:[\s\S]*?^effect: review\n/m.exec(soundFiles[RULE] ?? '')?.[0] ?? '';
const golden: URL = new URL('./checks.golden.txt', import.meta.url);

/** One broken thing each; what is said about it is in `checks.golden.txt`. */
const broken: Readonly<Record<string, Files>> = {
  'unknown family': brokenFiles(RULE, 'family: spam', 'family: spamm'),
  'unknown rung': brokenFiles(RULE, 'to: no-links-1d', 'to: no-links-7d'),
  'range upside down': brokenFiles(
    RULE,
    'from: reminder, to: no-links-1d',
    'from: no-links-1d, to: reminder',
  ),
  'measure without an end': brokenFiles(BOOK, 'kind: no-links, for: 1d', 'kind: no-links'),
  'measure over a year': brokenFiles(BOOK, 'for: 1d', 'for: 366d'),
  'measure nobody knows': brokenFiles(BOOK, 'kind: no-links,', 'kind: no-link,'),
  'no ladder': withoutLadder(),
  'start on an unknown rung': brokenFiles(BOOK, '1: reminder, 2', '1: remainder, 2'),
  'appeal window too short': brokenFiles(BOOK, 'P184D', 'P30D'),
  'undo too long': brokenFiles(BOOK, 'PT10S', 'PT11M'),
  'activities kept too long': brokenFiles(BOOK, 'activities: P60D', 'activities: P365D'),
  'evidence gone before the appeal': brokenFiles(BOOK, 'evidence: P365D', 'evidence: P90D'),
  'hold too long': brokenFiles(RULE, 'effect: review', 'effect: hold\nhold-for: 73h'),
  'hold without a length': brokenFiles(RULE, 'effect: review', 'effect: hold'),
  'effect on a person': brokenFiles(RULE, 'effect: review', 'effect: suspend'),
  'condition without effect': brokenFiles(RULE, 'effect: review\n', ''),
  'unknown name': brokenFiles(RULE, WHEN, 'links_10m > 2 && actor.name == "x"'),
  'unknown window': brokenFiles(RULE, WHEN, 'links_1m > 2'),
  'types that do not fit': brokenFiles(RULE, WHEN, 'links_10m > "2"'),
  'not true or false': brokenFiles(RULE, WHEN, 'links_10m + 2'),
  'syntax error': brokenFiles(RULE, WHEN, 'links_10m >'),
  reactions: brokenFiles(RULE, WHEN, 'content.reactions > 2'),
  'likes from a detector': brokenFiles(RULE, WHEN, 'detector("like-count") == "many"'),
  'votes in a window': brokenFiles(RULE, 'sum: size(content.links)', 'sum: content.votes'),
  'follower key in the fields': brokenFiles(RULE, 'gravity: 1', 'gravity: 1\nmin-followers: 3'),
  'list missing': brokenFiles(RULE, '"shops"', '"shop"'),
  'list of another kind': brokenFiles(LIST, 'kind: domains', 'kind: terms'),
  'back-reference': brokenFiles(
    RULE,
    WHEN,
    'content.text.matches("^(.+)\\\\1+$") || links_10m > 2',
  ),
  'pattern too large': brokenFiles(
    RULE,
    WHEN,
    'content.text.matches("(?:a{1,1000}){1,1000}") || links_10m > 2',
  ),
  'loop in a loop': brokenFiles(
    RULE,
    WHEN,
    'content.links.exists(a, content.links.exists(b, a == b)) || links_10m > 2',
  ),
  'too deep': brokenFiles(RULE, WHEN, `'${'!'.repeat(40)}(links_10m > 2)'`),
  'window too long': brokenFiles(RULE, 'over: 10m', 'over: 8d'),
  'window by something else': brokenFiles(RULE, 'by: actor.id', 'by: actor.ip'),
  'window not used': brokenFiles(RULE, WHEN, 'inDomains(content.links, "shops")'),
  'category of our own': brokenFiles(RULE, 'OTHER_VIOLATION_TC', 'RUDENESS'),
  'misspelt field': brokenFiles(RULE, 'applies-to:', 'apply-to:'),
  'key twice': brokenFiles(RULE, 'gravity: 1', 'gravity: 1\ngravity: 2'),
  alias: brokenFiles(BOOK, 'languages: [en]', 'languages: &all [en]'),
  'nothing allowed': brokenFiles(RULE, '- Two links.', ''),
  'section twice': brokenFiles(RULE, '## Why', '## Allowed'),
  'raw HTML': brokenFiles(RULE, 'They drown', '<b>They</b> drown'),
  'no test that matches': brokenFiles(RULE, 'expect: match', 'expect: no-match'),
  'test with a reaction': brokenFiles(RULE, '- content: { links', '- content: { likes: 3, links'),
  'reasons for changes of no condition': brokenFiles(
    RULE,
    MACHINE,
    'mutants: { links_10m over 20m: It is a rough measure. }\n',
  ),
  'accepted change without a reason': brokenFiles(
    RULE,
    'range:',
    'mutants: { "true": "" }\nrange:',
  ),
  'two rules with one id': { ...soundFiles, 'rules/other.md': soundFiles[RULE] ?? '' },
  'never true': brokenFiles(RULE, WHEN, 'links_10m > 5 && links_10m < 3'),
  'always true': brokenFiles(RULE, WHEN, 'links_10m > 5 || links_10m <= 5'),
  'the same rule twice': {
    ...soundFiles,
    'rules/twice.md': (soundFiles[RULE] ?? '')
      .replace('id: spam.links', 'id: spam.twice')
      .replaceAll('links_10m', 'many'),
  },
  'a people as target': brokenFiles(
    RULE,
    WHEN,
    'content.text.matches("(?i)\\\\b(?:turks|kurds)\\\\b") && content.language == "en"',
  ),
  'a list of peoples as target': {
    ...brokenFiles(RULE, WHEN, 'links_10m > 2 || containsTerm(content.text, "them")'),
    'lists/them.txt': 'refugees\n',
  },
  'beyond the charter': brokenFiles(
    BOOK,
    'promises:',
    'charter: { applies-to: [comment], gravity: 1, effects: [nudge], measures: [hide], longest: 12h }\npromises:',
  ),
  'criteria of recognition': brokenFiles(
    BOOK,
    'promises:',
    `recognition:
  - { id: Good People, deed: mediation, title: Kind, text: Somebody settled a quarrel. }
  - { id: calm, deed: popularity, title: Liked, text: Everybody agrees with them. }
  - { id: peace, deed: mediation, title: Peace, text: Somebody settled a quarrel. }
  - { id: peace, deed: mediation, title: Peace, text: Somebody settled another one. }
promises:`,
  ),
  'translation missing': brokenFiles(BOOK, 'languages: [en]', 'languages: [en, de]'),
  'translation of nothing': {
    ...soundFiles,
    'translations/fr/rules/other.md': '---\ntitle: Autre\n---\nRien.\n',
  },
  'list entry with a path': brokenFiles(LIST, 'shop.example', 'https://shop.example/'),
};

function withoutLadder(): Files {
  const text = soundFiles[BOOK] ?? '';
  const ladder = text.slice(text.indexOf('    ladder:'), text.indexOf('promises:'));
  return brokenFiles(BOOK, ladder, '');
}

test('each broken rulebook gets the diagnostics of checks.golden.txt', () => {
  const told = Object.entries(broken).map(([name, files]) => {
    const diagnostics = inspectRulebook(files).diagnostics;
    assert.notEqual(diagnostics.length, 0, `nothing was said about: ${name}`);
    return `# ${name}\n\n${diagnostics.map((one) => renderDiagnostic(one, files)).join('\n\n')}\n`;
  });
  const text = told.join('\n');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
  assert.equal(text, readFileSync(golden, 'utf8'));
});

test('the sound rulebook gets none', () => {
  assert.deepEqual(inspectRulebook(soundFiles).diagnostics, []);
});
