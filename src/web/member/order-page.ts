import { Hono } from 'hono';
import type { ToldOrder } from '../../app/contract/orders.ts';
import { type Html, html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { refusalPage } from '../page/refusal-page.ts';
import { reading, respond } from '../page/respond.ts';
import type { Site, WebEnvironment } from '../site.ts';
import { moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/** Orders of authorities, for the member they concern. */
export function memberOrderRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/me/orders', async (context) => {
    const told = await site.application.orders.told(reading(context));
    if (!told.ok) return refusalPage(site, context, told.error);
    return respond(site, context, memberOrdersView(told.value));
  });
  return routes;
}

function memberOrdersView(told: readonly ToldOrder[]): PageShape {
  const { member: text, empty } = words.register;
  return {
    title: text.title,
    body: html`<h1>${text.title}</h1>
<p>${text.lead}</p>
${told.length === 0 ? html`<p class="card">${empty}</p>` : told.map(orderCard)}`,
  };
}

function orderCard({ text, toldAt, digest }: ToldOrder): Html {
  const { digest: digestWords } = words.member.decision;
  return html`<section class="card"><h2>${visible(text.authority)}, ${visible(text.reference)}</h2>
<p class="meta">${words.register.order.told} · ${moment(toldAt)}</p>
<div class="exact">${visible(text.plain)}</div>
<p class="hint">${digestWords}: <code class="break" dir="ltr">${digest}</code></p></section>`;
}

/** On the member's own page, when there is one. */
export function toldOrdersCard(count: number): Html {
  const { member: text } = words.register;
  if (count === 0) return html``;
  return html`<section class="card"><h2>${text.title}</h2>
<p>${text.lead}</p>
<p><a href="/me/orders">${text.link({ count })}</a></p>
</section>`;
}
