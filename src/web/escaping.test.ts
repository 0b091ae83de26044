import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { testingSessions } from './testing-application.ts';
import { allPages, openBrowser, sessionCookie } from './testing-browser.ts';
import { withoutConsole } from './testing-console.ts';

const folder = new URL('../../../shared/data/bad-inputs/', import.meta.url);
const absent = existsSync(folder) ? {} : { skip: 'the collection of bad inputs is not here' };
const sources = [
  ['h5sc-xss.json', 'payload'],
  ['dompurify-payloads.json', 'payload'],
  ['unicode-attacks.json', 'text'],
] as const;

const pages = allPages(testingSessions);
/** So many are written one under another: a page is made less often, and has more in it. */
const TOGETHER = 4;

// Everything our templates are made of. A tag or attribute outside of it came from somebody's text.
const elements: ReadonlySet<string> = new Set(
  `html head meta title link body a header nav ul ol li form input button main h1 h2 h3 h4 h5 h6 p
   section article div dl dt dd details summary strong b em s span bdi time code pre blockquote mark
   del ins label textarea select option fieldset legend table thead tbody tr th td figure figcaption svg desc
   polygon polyline line rect circle text footer hr br`.split(/\s+/),
);
const attributes: ReadonlySet<string> = new Set(
  `lang dir charset name content rel href type class id tabindex aria-label aria-current method action
   value required readonly rows maxlength autocomplete spellcheck inputmode for role autofocus
   aria-describedby aria-invalid aria-labelledby aria-hidden checked selected open datetime scope
   hidden data-lease-of data-nobody data-holder data-me data-held-by
   viewbox preserveaspectratio direction points width height x y x1 y1 x2 y2 cx cy r download title start`.split(
    /\s+/,
  ),
);
// Markdown in the rulebook's prose can make none of these.
const counted = ['form', 'input', 'button', 'textarea', 'select', 'meta', 'link', 'svg', 'title'];
const tagShape: RegExp = /^<\/?([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9-]*(?:="[^"]*")?)*)\s*\/?>$/i;
const attributeShape: RegExp = /\s([a-z][a-z0-9-]*)(?:="([^"]*)")?/gi;
const addressShape: RegExp = /^(?:\/|#|https?:|mailto:)/i;

const known: Map<string, boolean> = new Map();

/** Tags that are no part of our templates, or carry an attribute or address that is not. */
function strangeTags(page: string): readonly string[] {
  const tags = page.replace('<!doctype html>', '').match(/<[^>]*>?/g) ?? [];
  return tags.filter((tag) => {
    const strange = known.get(tag) ?? isStrange(tag);
    known.set(tag, strange);
    return strange;
  });
}

function isStrange(tag: string): boolean {
  const shape = tagShape.exec(tag);
  if (shape === null || !elements.has(shape[1]?.toLowerCase() ?? '')) return true;
  return [...(shape[2] ?? '').matchAll(attributeShape)].some(
    ([, name = '', value = '']) =>
      !attributes.has(name.toLowerCase()) ||
      (['href', 'action'].includes(name) && !addressShape.test(value)),
  );
}

function counts(page: string): readonly number[] {
  return counted.map((element) => page.split(`<${element}`).length - 1);
}

function payloadsOf(file: string, field: string): readonly string[] {
  const entries: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  assert.ok(Array.isArray(entries));
  return entries.map((entry: Readonly<Record<string, string>>) => entry[field] ?? '');
}

async function everyPage(say?: (text: string) => string): Promise<ReadonlyMap<string, string>> {
  const browser = openBrowser(say === undefined ? {} : { say });
  const read = pages.map(async ({ path, session }): Promise<[string, string]> => {
    const response = await browser.get(path, session === undefined ? {} : sessionCookie(session));
    assert.equal(response.status, 200, path);
    return [path, withoutConsole(await response.text())];
  });
  return new Map(await Promise.all(read));
}

test('the check sees markup that is alive', () => {
  for (const alive of [
    '<script>x</script>',
    '<p><img src="x"></p>',
    '<a href="javascript:x">y</a>',
    '<p onclick="x">y</p>',
    '<svg onload=x>',
    '<p style="color:red">',
    '<p title="a"b>',
    'a < b',
  ]) {
    assert.notDeepEqual(strangeTags(alive), [], alive);
  }
});

test('our own pages are made of nothing else', async () => {
  for (const [path, page] of await everyPage()) assert.deepEqual(strangeTags(page), [], path);
});

for (const [file, field] of sources) {
  test(`what ${file} holds stays text in every field of every page`, absent, async () => {
    const plain = await everyPage();
    const payloads = payloadsOf(file, field);
    assert.ok(payloads.length >= 30);
    for (let from = 0; from < payloads.length; from += TOGETHER) {
      const some = payloads.slice(from, from + TOGETHER).join('\n\n');
      for (const [path, page] of await everyPage(() => some)) {
        assert.deepEqual(strangeTags(page), [], `${path} with ${some}`);
        assert.deepEqual(counts(page), counts(plain.get(path) ?? ''), `${path} with ${some}`);
      }
    }
  });

  test(`what ${file} holds comes back as text in a refused form`, absent, async () => {
    for (const payload of payloadsOf(file, field)) {
      const browser = openBrowser();
      const fields = { about: 'item', item: '', member: payload, text: payload, quote: payload };
      const response = await browser.post('/report', fields);
      const page = withoutConsole(await response.text());
      assert.equal(response.status, 422);
      assert.deepEqual(strangeTags(page), [], payload);
      assert.equal(page.split('<textarea').length, 3, payload);
      assert.equal(page.split('</textarea>').length, 3, payload);
    }
  });
}
