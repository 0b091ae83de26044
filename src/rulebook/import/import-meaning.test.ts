import { test } from 'node:test';
import { assertMatches } from './testing-import.ts';

const DAY = 24;

test('AutoModerator words, parts of words and case', () => {
  assertMatches('reddit-automoderator', 'title+body: [cat, two words]\naction: report', [
    { text: 'A Cat!', expect: true },
    { text: 'category', expect: false },
    { text: 'two  words', expect: true },
  ]);
  assertMatches('reddit-automoderator', 'body (includes): [cat]\naction: report', [
    { text: 'concatenate', expect: true },
    { text: 'dog', expect: false },
  ]);
  assertMatches('reddit-automoderator', 'body (case-sensitive): [US]\naction: report', [
    { text: 'the US.', expect: true },
    { text: 'join us', expect: false },
    { text: 'BUS', expect: false },
    { text: 'USA', expect: false },
  ]);
  assertMatches('reddit-automoderator', 'title+body: ["#tag"]\naction: report', [
    { text: 'a #TAG', expect: true },
    { text: '#tags', expect: false },
    { text: 'tag', expect: false },
  ]);
  assertMatches('reddit-automoderator', 'body: hi\n~title+body: [there]\naction: report', [
    { text: 'hi', expect: true },
    { text: 'hi there', expect: false },
  ]);
  const hidden = '\u0085\u2028\uFEFF\u202E\u007F';
  const exact = JSON.stringify({
    'body (includes, case-sensitive)': `a${hidden}b`,
    action: 'report',
  });
  assertMatches('reddit-automoderator', exact, [
    { text: `a${hidden}b`, expect: true },
    { text: 'ab', expect: false },
  ]);
  assertMatches('reddit-automoderator', 'body (full-exact): [first]\naction: report', [
    { text: 'First', expect: true },
    { text: 'first!', expect: false },
  ]);
  assertMatches('reddit-automoderator', 'body (full-text): [first]\naction: report', [
    { text: '  First!! ', expect: true },
    { text: 'first one', expect: false },
  ]);
  assertMatches('reddit-automoderator', 'body (starts-with): ["[ad]"]\naction: report', [
    { text: '[AD] pots', expect: true },
    { text: 'pots [ad]', expect: false },
  ]);
  assertMatches('reddit-automoderator', 'body (ends-with): [please]\naction: report', [
    { text: 'help please', expect: true },
    { text: 'please help', expect: false },
  ]);
});

test('AutoModerator patterns stand as whole words unless they say includes', () => {
  assertMatches('reddit-automoderator', "body (regex): ['ca[tr]s?']\naction: report", [
    { text: 'Cats here', expect: true },
    { text: 'scatter', expect: false },
  ]);
  assertMatches('reddit-automoderator', "body (includes, regex): ['ca[tr]s?']\naction: report", [
    { text: 'scatter', expect: true },
  ]);
});

test('AutoModerator sites, links, ages and lengths', () => {
  assertMatches('reddit-automoderator', 'domain: [example.com]\naction: report', [
    { links: ['https://www.shop.example.com/a'], expect: true },
    { links: ['https://attacker-example.com/a'], expect: false },
  ]);
  assertMatches('reddit-automoderator', 'url (includes): ["?ref="]\naction: report', [
    { links: ['https://a.example/?REF=5'], expect: true },
    { links: ['https://a.example/ref'], expect: false },
  ]);
  const young = 'body: hi\nauthor: { account_age: "< 2 days" }\naction: report';
  assertMatches('reddit-automoderator', young, [
    { text: 'hi', ageHours: DAY, expect: true },
    { text: 'hi', ageHours: 3 * DAY, expect: false },
    { text: 'hi', expect: false },
  ]);
  assertMatches('reddit-automoderator', 'body_shorter_than: 3\naction: report', [
    { text: 'ok', expect: true },
    { text: 'yes', expect: false },
  ]);
  assertMatches('reddit-automoderator', 'is_edited: true\naction: report', [
    { text: 'ok', type: 'content.edited', expect: true },
    { text: 'ok', expect: false },
  ]);
});

test('AutoModerator: an exemption of moderators falls away, a threshold on karma does not', () => {
  const source =
    'body: hi\nauthor: { is_moderator: false }\nmoderators_exempt: true\naction: report';
  assertMatches('reddit-automoderator', source, [{ text: 'hi', expect: true }]);
  const either =
    'author: { account_age: "< 1 days", link_karma: "< 5", satisfy_any_threshold: true }\n' +
    'action: report';
  assertMatches('reddit-automoderator', either, [
    { text: 'hi', ageHours: 2, expect: true },
    { text: 'hi', ageHours: 48, expect: false },
  ]);
});

test('Discourse words and their stars', () => {
  assertMatches('discourse-watched-words', '# action: block\nloan*\n*pills\n*crypt*\nb*d', [
    { text: 'Loans here', expect: true },
    { text: 'a loaner', expect: true },
    { text: 'aloan', expect: false },
    { text: 'sleepills', expect: true },
    { text: 'pillstore', expect: false },
    { text: 'decrypted', expect: true },
    { text: 'b!!d', expect: true },
    { text: 'b ad', expect: false },
  ]);
  assertMatches('discourse-watched-words', '# action: flag\nUS,,true\nSt*p,,true', [
    { text: 'in the US', expect: true },
    { text: 'with us', expect: false },
    { text: 'Steep', expect: true },
    { text: 'steep', expect: false },
  ]);
});

test('Discord words, patterns, allowed words, channels and mentions', () => {
  const rule = {
    name: 'Sales',
    trigger_type: 1,
    event_type: 1,
    trigger_metadata: {
      keyword_filter: ['sell*', 'c++'],
      regex_patterns: ['[0-9]{4}-[0-9]{4}'],
      allow_list: ['sell bees'],
    },
    exempt_channels: ['5'],
    actions: [{ type: 2 }],
  };
  assertMatches('discord-automod', JSON.stringify(rule), [
    { text: 'SELLING now', expect: true },
    { text: 'resell', expect: false },
    { text: 'I like C++', expect: true },
    { text: 'call 1234-5678', expect: true },
    { text: 'I sell bees', expect: false },
    { text: 'SELLING now', thread: '5', expect: false },
  ]);
  const mentions = { trigger_type: 5, trigger_metadata: { mention_total_limit: 2 } };
  assertMatches('discord-automod', JSON.stringify(mentions), [
    { mentions: ['m-1', 'm-2', 'm-3'], expect: true },
    { mentions: ['m-1', 'm-2'], expect: false },
  ]);
});

test('AbuseFilter operators bind as in MediaWiki', () => {
  const filter = (source: string, text: string, expect: boolean): void =>
    assertMatches('mediawiki-abuse-filter', source, [{ text, expect }]);
  const has = (word: string): string => `added_lines contains "${word}"`;
  // `|` and `&` bind alike, from the left.
  filter(`${has('a')} | ${has('b')} & ${has('c')}`, 'a', false);
  filter(`${has('a')} | (${has('b')} & ${has('c')})`, 'a', true);
  filter(`! added_lines contains "a" & ${has('b')}`, 'b', true);
  filter(`!(added_lines contains "a") & ${has('b')}`, 'a b', false);
  filter(`${has('a')} ^ ${has('b')}`, 'a b', false);
  filter(`${has('a')} ^ ${has('b')}`, 'b', true);
  filter(`${has('a')} ? ${has('b')} : ${has('c')}`, 'a c', false);
  filter(`${has('a')} ? ${has('b')} : ${has('c')}`, 'c', true);
  filter(`if ${has('a')} then ${has('b')} else ${has('c')} end`, 'a b', true);
  filter(`word := "fo" + "x"; added_lines contains word`, 'a fox', true);
});

test('AbuseFilter texts, counts and numbers', () => {
  assertMatches('mediawiki-abuse-filter', 'added_lines contains "Fox"', [
    { text: 'a Fox', expect: true },
    { text: 'a fox', expect: false },
  ]);
  assertMatches('mediawiki-abuse-filter', 'lcase(added_lines) contains "fox"', [
    { text: 'a FOX', expect: true },
  ]);
  assertMatches('mediawiki-abuse-filter', 'contains_all(added_lines, "a.c", "d")', [
    { text: 'a.c d', expect: true },
    { text: 'abc d', expect: false },
  ]);
  assertMatches('mediawiki-abuse-filter', 'equals_to_any(page_title, "One", "Two")', [
    { thread: 'Two', expect: true },
    { thread: 'Two!', expect: false },
  ]);
  assertMatches('mediawiki-abuse-filter', 'added_lines like "a?c*"', [
    { text: 'abcd', expect: true },
    { text: 'xabc', expect: false },
  ]);
  assertMatches('mediawiki-abuse-filter', 'count("!", added_lines) > 2', [
    { text: '!a!b!', expect: true },
    { text: '!!', expect: false },
  ]);
  assertMatches('mediawiki-abuse-filter', 'rcount("[ab]", added_lines) == 2', [
    { text: 'a-b', expect: true },
    { text: 'a-b-a', expect: false },
    { text: 'a', expect: false },
  ]);
  assertMatches('mediawiki-abuse-filter', '60 * 60 * 24 > user_age & length(added_lines) < 5', [
    { text: 'hey', ageHours: 5, expect: true },
    { text: 'hey', ageHours: 50, expect: false },
    { text: 'hello', ageHours: 5, expect: false },
  ]);
  assertMatches(
    'mediawiki-abuse-filter',
    'page_namespace != 2 & all_links rlike "shop\\.example"',
    [
      { links: ['https://shop.example'], group: '0', expect: true },
      { links: ['https://shop.example'], group: '2', expect: false },
    ],
  );
});
