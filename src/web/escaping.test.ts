import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { testingSessions } from './testing-application.ts';
import { allPages, openBrowser } from './testing-browser.ts';

const folder = new URL('../../../shared/data/bad-inputs/', import.meta.url);
const sources = [
  ['h5sc-xss.json', 'payload'],
  ['dompurify-payloads.json', 'payload'],
  ['unicode-attacks.json', 'text'],
] as const;
const pages = allPages(testingSessions);
const absent = existsSync(folder) ? {} : { skip: 'the collection of bad inputs is not here' };

/** Tags and attributes of a page, without texts and values that only say what they say. */
function skeleton(page: string): string {
  return page
    .replaceAll(/>[^<]*</g, '><')
    .replaceAll(/(\s[a-z:-]+)="[^"]*"/gi, '$1')
    .replaceAll(/<bdi dir>(?:<span class dir><\/span>|<\/?mark>)*<\/bdi>/g, '<bdi></bdi>');
}

async function everyPage(
  say?: (text: string) => string,
): Promise<readonly (readonly [string, string])[]> {
  return await Promise.all(
    pages.map(async ({ path, session }) => {
      const how = { ...(session === undefined ? {} : { session }), ...(say && { say }) };
      const response = await openBrowser(how).get(path);
      assert.equal(response.status, 200, path);
      return [path, await response.text()] as const;
    }),
  );
}

function payloadsOf(file: string, field: string): readonly string[] {
  const entries: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  assert.ok(Array.isArray(entries));
  return entries.map((entry: Readonly<Record<string, string>>) => entry[field] ?? '');
}

// Rulebook prose is Markdown, so its texts make elements; everywhere else only texts may differ.
const allowedTags: RegExp =
  /^<\/?(?:p|em|strong|ul|ol|li|h[3-6]|code|pre|blockquote|hr|br|a href|a href title|table|thead|tbody|tr|th|td|s|div class dir|bdi dir|bdi|span class dir|mark|time dir datetime|details|summary|polygon class points|polyline class points|circle class cx cy r)\/?>$/;

const foreign: RegExp =
  /<\/?(?:script|iframe|object|embed|style|base|meta http|img|video|audio|form (?!method)|math|image|foreignObject|use|animate|set|template|marquee|isindex|keygen|applet|frameset|link rel="(?!stylesheet|icon))|\son[a-z]+\s*=\s*["']?[^"'>]*["']?(?=[^<]*>)|(?:href|src|action|formaction|xlink:href)="\s*(?:javascript|data|vbscript):/i;

/** Markup alone: what stands between quotes in a tag, or between tags, is no markup. */
function dangerous(page: string): string | undefined {
  const tags = page.match(/<[^>]*>/g) ?? [];
  return tags.find((tag) => foreign.test(outsideValues(tag)) || /=(?:"\s*javascript:)/i.test(tag));
}

function outsideValues(tag: string): string {
  return tag
    .replaceAll(/="(?!\s*(?:javascript|data|vbscript):)[^"]*"/gi, '=""')
    .replace(/\s(?:on)=""/, '');
}

for (const [file, field] of sources) {
  test(`what ${file} holds stays text in every field of every page`, absent, async () => {
    const plain = new Map((await everyPage()).map(([path, page]) => [path, countTags(page)]));
    const payloads = payloadsOf(file, field);
    assert.ok(payloads.length >= 30);
    for (const payload of payloads) {
      for (const [path, page] of await everyPage(() => payload)) {
        assert.equal(dangerous(page), undefined, `${path} with ${payload}`);
        const extra = newTags(plain.get(path) ?? new Map(), countTags(page));
        assert.deepEqual(extra, [], `${path} with ${payload}`);
      }
    }
  });
}

function countTags(page: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [tag] of skeleton(page).matchAll(/<[^>]*>/g)) {
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return counts;
}

function newTags(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): readonly string[] {
  return [...after.keys()].filter(
    (tag) => (after.get(tag) ?? 0) > (before.get(tag) ?? 0) && !allowedTags.test(tag),
  );
}

test('typed texts come back as text when a form is refused', absent, async () => {
  for (const [file, field] of sources) {
    for (const payload of payloadsOf(file, field)) {
      const browser = openBrowser();
      const response = await browser.post('/report', { about: 'item', item: '', text: payload });
      const page = await response.text();
      assert.equal(response.status, 422);
      assert.equal(dangerous(page), undefined, payload);
      assert.equal(page.split('<textarea').length, 3, payload);
      assert.equal(page.split('</textarea>').length, 3, payload);
    }
  }
});

test('the check itself sees markup that is alive', () => {
  for (const alive of [
    '<p><script>x</script></p>',
    '<p><img src="x"></p>',
    '<a href="javascript:x">y</a>',
    '<p onclick="x">y</p>',
    '<svg onload=x>',
  ]) {
    assert.notEqual(dangerous(alive), undefined, alive);
  }
  assert.equal(
    dangerous('<p title="<script>">&lt;script&gt;</p>'.replace('<script>', '')),
    undefined,
  );
});
