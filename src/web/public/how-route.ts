import { Hono } from 'hono';
import type { AccessCount } from '../../app/contract/break-glass.ts';
import { html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { respond } from '../page/respond.ts';
import type { Site, WebEnvironment } from '../site.ts';
import { words } from '../words/words.ts';

/** How decisions are made here, with the public counter of what one person alone opened. */
export function howRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/how', async (context) =>
    respond(site, context, howView(await site.application.breakGlass.counts(), isRecorded(site))),
  );
  return routes;
}

function isRecorded({ application }: Site): boolean {
  return application.record.keys !== undefined;
}

function howView(counts: readonly AccessCount[], hasRecord: boolean): PageShape {
  const { proof } = words;
  const { how, kinds } = words.emergency;
  const rows = counts.map(
    ({ month, kind, count }) =>
      html`<tr><td><time datetime="${month}">${month}</time></td><td>${kinds[kind]}</td><td>${count}</td></tr>`,
  );
  return {
    title: how.title,
    body: html`<h1>${how.title}</h1>
<p class="lead">${how.lead}</p>
<ol>${how.steps.map((step) => html`<li>${step}</li>`)}</ol>
<section class="card"><h2>${how.stewards}</h2><p>${how.stewardsText}</p></section>
<section class="card"><h2>${how.glass}</h2><p>${how.glassText}</p>
${
  counts.length === 0
    ? html`<p>${how.none}</p>`
    : html`<div class="scroll"><table><thead><tr><th scope="col">${how.month}</th><th scope="col">${how.kind}</th><th scope="col">${how.count}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}</section>
${hasRecord ? html`<section class="card"><h2>${proof.record}</h2><p>${proof.recordText}</p><p><a href="/proof">${proof.title}</a></p></section>` : ''}`,
  };
}
