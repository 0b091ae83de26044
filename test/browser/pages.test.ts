import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { AxeResults, RunOptions as AxeRunOptions } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { limits } from '../../src/kernel/limits.ts';
import { needsChromium, type OpenChromium, openChromium, type Visitor } from './browser.ts';
import { type Community, openCommunity, type Somebody } from './community.ts';
import { furnish, restricted, type Shown } from './every-page.ts';
import { type Listener, openListener } from './listener.ts';
import { assertNothingNoticed } from './story.ts';

const axe: string = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

let community: Community;
let chromium: OpenChromium;
let listener: Listener;
let pages: readonly Shown[];
const sessions = new Map<string, BrowserContextOptions>();

before(async () => {
  if (needsChromium.skip !== undefined) return;
  community = await openCommunity();
  chromium = await openChromium(community.url);
  listener = await openListener(community.platform);
  pages = await furnish(community, listener);
});
after(async () => {
  if (needsChromium.skip !== undefined) return;
  await chromium.close();
  await listener.close();
  await community.close();
});

/** Everybody signs in once; each kind of browser then carries on with their sessions. */
async function sessionOf(who: Somebody | undefined): Promise<BrowserContextOptions> {
  if (who === undefined) return {};
  const kept = sessions.get(who.id);
  if (kept !== undefined) return kept;
  const visitor = await chromium.visitor();
  await community.signIn(visitor, who);
  const session = { storageState: await visitor.context.storageState() };
  await visitor.close();
  sessions.set(who.id, session);
  return session;
}

/** Shows every page in one kind of browser, whoever it is for. */
async function onEveryPage(
  options: BrowserContextOptions,
  look: (visitor: Visitor, shown: Shown) => Promise<void>,
  shownPages: readonly Shown[] = pages,
): Promise<void> {
  const visitors = new Map<string, Visitor>();
  for (const shown of shownPages) {
    const key = shown.who?.id ?? '';
    const known = visitors.get(key);
    const session = await sessionOf(shown.who);
    const visitor = known ?? (await chromium.visitor({ ...options, ...session }));
    visitors.set(key, visitor);
    const statusCode = await visitor.open(shown.path);
    assert.equal(statusCode, shown.statusCode ?? 200, shown.name);
    await shown.prepare?.(visitor);
    await look(visitor, shown);
  }
  // The page that checks a receipt runs a script, which anybody may see signed out, and so does the
  // console; no page of a member does.
  const members = new Set(pages.map(({ who }) => (who?.kind === 'member' ? who.id : undefined)));
  for (const [who, { noticed }] of visitors) {
    assertNothingNoticed(noticed, { scripts: !members.has(who) });
  }
  for (const visitor of visitors.values()) await visitor.close();
}

async function widthOf(page: Page): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth);
}

async function turn(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
}

/** Everything a keyboard reaches that does not show that it is reached. */
async function unseenFocus(page: Page): Promise<readonly string[]> {
  // From here on the browser shows focus as for somebody with a keyboard.
  await page.keyboard.press('Tab');
  return await page.evaluate(() => {
    const reached = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]',
    );
    return [...reached].flatMap((element) => {
      element.focus();
      if (document.activeElement !== element) return [];
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const seen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      return seen ? [] : [element.outerHTML.slice(0, 120)];
    });
  });
}

/** What is chosen among others and looks like them, in the reader's own colours. */
async function unseenState(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const looks = (element: Element): string => {
      const { backgroundColor, borderBlockEnd, outline } = getComputedStyle(element);
      // Transparent or not, the reader's ground is the reader's ground.
      const ground = backgroundColor.match(/\d+/g)?.slice(0, 3);
      return `${ground} ${borderBlockEnd} ${outline}`;
    };
    const chosen = document.querySelectorAll('nav a[aria-current], [aria-selected="true"]');
    return [...chosen].flatMap((element) => {
      const list = element.closest('ul');
      const others = [...(list?.querySelectorAll('a, [role="option"]') ?? [])].filter(
        (other) => !other.matches('[aria-current], [aria-selected="true"]'),
      );
      const alike = others.some((other) => looks(other) === looks(element));
      return alike ? [element.outerHTML.slice(0, 120)] : [];
    });
  });
}

const everyRule: AxeRunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

/** Those that look at colours and places. All others read the document, which stays the same. */
const rulesOfLooks: AxeRunOptions = {
  runOnly: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'],
  resultTypes: ['violations'],
};

/**
 * Text whose contrast is below 4.5 (WCAG 1.4.3) where the browser gives the colours. Axe cannot
 * say: it asks for the text's fill, which Chromium answers with the colour that is not used.
 */
async function faintText(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const partsOf = (colour: string): readonly number[] =>
      (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = partsOf(colour).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = (element: Element | null): string => {
      if (element === null) return getComputedStyle(document.body).backgroundColor;
      const { backgroundColor } = getComputedStyle(element);
      return partsOf(backgroundColor)[3] === 0 ? behind(element.parentElement) : backgroundColor;
    };
    const withText = [...document.body.querySelectorAll('*')].filter((element) =>
      [...element.childNodes].some(
        ({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim(),
      ),
    );
    return withText.flatMap((element) => {
      const { color, fill } = getComputedStyle(element);
      const both = [element instanceof SVGElement ? fill : color, behind(element)].map(luminance);
      const contrast = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
      const shown = element.checkVisibility() && !element.matches(':disabled, title, desc');
      return shown && contrast < 4.5 ? [element.outerHTML.slice(0, 120)] : [];
    });
  });
}

/** The same of the place to type where to go, which covers the page. */
async function unseenChoice(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('Control+k');
  await page.locator('#console-found [aria-selected="true"]').waitFor();
  return await unseenState(page);
}

/** What axe finds wrong, one line for each element. */
async function violations(page: Page, options: AxeRunOptions): Promise<readonly string[]> {
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  assert.ok(results.passes.length >= (options === everyRule ? 11 : 2), 'axe looked at the page');
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

const WIDE = { width: 1_280, height: 720 };
const NARROW = { width: 320, height: 640 };

// One visit for all of it, because coming to a page takes longer than looking at it.
test(
  'every page is without a finding by axe, light and dark, fits 320 pixels, either way round, and shows where the keyboard is',
  needsChromium,
  async () => {
    const options = { javaScriptEnabled: true, viewport: WIDE };
    await onEveryPage(options, async ({ page }, { name, scripts = 0 }) => {
      await page.setViewportSize(WIDE);
      const isConsole = /^\/[ma](?:\/|$)/.test(new URL(page.url()).pathname);
      const expected = scripts + (isConsole ? 1 : 0);
      assert.equal(await page.evaluate(() => document.scripts.length), expected, name);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.evaluate(axe);
      assert.deepEqual(await violations(page, everyRule), [], name);
      await page.setViewportSize(NARROW);
      assert.equal(await widthOf(page), 320, name);
      assert.deepEqual(await unseenFocus(page), [], name);
      await turn(page);
      assert.equal(await widthOf(page), 320, `${name}, right to left`);
      await page.setViewportSize(WIDE);
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await violations(page, rulesOfLooks), [], `${name}, dark, right to left`);
      await page.emulateMedia({ forcedColors: 'active' });
      const found = [
        ...(await faintText(page)),
        ...(await unseenFocus(page)),
        ...(await unseenState(page)),
      ];
      if (isConsole) found.push(...(await unseenChoice(page)));
      assert.deepEqual(found, [], `${name}, in forced colours`);
      await page.emulateMedia({ forcedColors: 'none' });
    });
  },
);

/** Gives every rule and step in a picture or a table the longest name there is, in one word. */
async function nameAtLength(page: Page, letters: string): Promise<number> {
  const name = letters.repeat(limits.nameLengthMax).slice(0, limits.nameLengthMax);
  return await page.locator('main :is(.bars .name, th, dt) bdi').evaluateAll((found, text) => {
    for (const one of found) one.textContent = text;
    return found.length;
  }, name);
}

test(
  'pictures and tables hold the longest names in every language, and each bar has its number',
  needsChromium,
  async () => {
    const withPictures = pages.filter(({ path }) => /^\/(?:figures|lead)/.test(path));
    assert.ok(withPictures.length >= 4);
    for (const [locale, letters] of [
      ['de', 'Verhältnismäßigkeitsgrundsatz'],
      ['ar', 'قاعدة'],
      ['zh', '规则'],
    ] as const) {
      const options = { locale, viewport: { width: 320, height: 640 } };
      const look = async ({ page }: Visitor, { name }: Shown): Promise<void> => {
        assert.ok((await nameAtLength(page, letters)) >= 10, name);
        assert.equal(await widthOf(page), 320, `${name} in ${locale}`);
        const hidden = await page.locator('.bars li').evaluateAll((found) =>
          found.flatMap((bar) => {
            const { left, right } = bar.getBoundingClientRect();
            return [...bar.children].flatMap((part) => {
              const box = part.getBoundingClientRect();
              const inside = box.left >= left - 1 && box.right <= right + 1 && box.height > 0;
              return inside ? [] : [part.outerHTML.slice(0, 80)];
            });
          }),
        );
        assert.deepEqual(hidden, [], `${name} in ${locale}`);
      };
      await onEveryPage(options, look, withPictures);
    }
  },
);

/** Everything that a stranger reaches by following links from the front page, with its text. */
async function crawl(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const ahead = ['/'];
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    if (found.has(path)) continue;
    const answer = await community.nobody('GET', path);
    found.set(path, answer.text);
    for (const [, href = ''] of answer.text.matchAll(/\s(?:href|src|action)="([^"#]+)/g)) {
      const target = new URL(href.replaceAll('&amp;', '&'), `${community.url}${path}`);
      if (target.origin === community.url) ahead.push(`${target.pathname}${target.search}`);
    }
  }
  return found;
}

test(
  'P4 a stranger finds no restricted member, no standing and no case',
  needsChromium,
  async () => {
    const found = await crawl();
    assert.ok(found.size >= 20, [...found.keys()].join(' '));
    for (const path of ['/rules/spam.link-flood', '/rules/versions/1', '/report', '/me']) {
      assert.ok(found.has(path), path);
    }
    const never =
      /\/m\/|\/a\/|\/d\/|\/r\/|\/v1\/(?!figures")|decisions? counts? at the moment|moderator-|lead-1|reviewer-/;
    for (const [path, text] of found) {
      for (const handle of restricted) assert.ok(!text.includes(handle), `${handle} at ${path}`);
      assert.doesNotMatch(text, never, path);
    }
  },
);

test('P4 and what they ask for by guessing is refused', needsChromium, async () => {
  const [member] = restricted;
  const guesses = [
    '/v1/cases',
    '/v1/appeals',
    '/v1/staff',
    `/v1/restrictions?subject=${member}`,
    ...['powers', 'standing', 'statements', 'export'].map((of) => `/v1/members/${member}/${of}`),
    ...pages.filter(({ who }) => who !== undefined).map(({ path }) => path),
  ];
  for (const path of guesses) {
    const { statusCode, text } = await community.nobody('GET', path);
    assert.ok([401, 403, 404].includes(statusCode), `${path} was answered ${statusCode}`);
    assert.ok(!text.includes('No links'), path);
  }
});
