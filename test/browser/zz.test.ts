import { test } from 'node:test';
import { openChromium } from './browser.ts';
import { openCommunity } from './community.ts';
test('try', async () => {
  console.time('c'); const c = await openCommunity(); console.timeEnd('c');
  console.time('b'); const b = await openChromium(c.url); console.timeEnd('b');
  console.time('v'); const v = await b.visitor(); console.timeEnd('v');
  console.time('o'); console.log(await v.open('/')); console.timeEnd('o');
  console.time('o'); console.log(await v.open('/rules')); console.timeEnd('o');
  console.time('s'); await c.signIn(v, {kind:'staff', id:'lead-1'}); console.timeEnd('s');
  console.log(await v.page.evaluate(() => [document.title, document.documentElement.scrollWidth, innerWidth]));
  console.log(v.noticed, await v.page.content());
  console.log(await v.open('/nothing'), v.noticed);
  await b.close(); await c.close();
});
