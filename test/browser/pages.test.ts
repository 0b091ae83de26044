import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { needsChromium, type OpenChromium, openChromium, type Visitor } from './browser.ts';
import { type Community, openCommunity, type Somebody } from './community.ts';
import { furnish, type Shown } from './every-page.ts';
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
): Promise<void> {
  const visitors = new Map<string, Visitor>();
  for (const shown of pages) {
    const key = shown.who?.id ?? '';
    const known = visitors.get(key);
    const session = await sessionOf(shown.who);
    const visitor = known ?? (await chromium.visitor({ ...options, ...session }));
    visitors.set(key, visitor);
    const statusCode = await visitor.open(shown.path);
    assert.equal(statusCode, shown.statusCode ?? 200, shown.name);
    await shown.then?.(visitor);
    await look(visitor, shown);
  }
  for (const { noticed } of visitors.values()) assertNothingNoticed(noticed);
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

/** What axe finds wrong, one line for each element. */
async function violations(page: Page): Promise<readonly string[]> {
  const results = await page.evaluate<AxeResults>(
    `axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    })`,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

test(
  'every page fits 320 pixels, either way round, and shows where the keyboard is',
  needsChromium,
  async () => {
    await onEveryPage({ viewport: { width: 320, height: 640 } }, async ({ page }, { name }) => {
      assert.equal(await widthOf(page), 320, name);
      assert.deepEqual(await unseenFocus(page), [], name);
      await turn(page);
      assert.equal(await widthOf(page), 320, `${name}, right to left`);
    });
  },
);

test(
  'every page is without a finding by axe, light and dark, either way round',
  needsChromium,
  async () => {
    const options = { javaScriptEnabled: true, bypassCSP: true };
    await onEveryPage(options, async ({ page }, { name }) => {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.evaluate(axe);
      assert.deepEqual(await violations(page), [], name);
      await turn(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await violations(page), [], `${name}, dark and right to left`);
    });
  },
);

test('with JavaScript on, no page loads or runs anything more', needsChromium, async () => {
  await onEveryPage({ javaScriptEnabled: true }, async ({ page }, { name }) => {
    assert.equal(await page.evaluate(() => document.scripts.length), 0, name);
  });
});
