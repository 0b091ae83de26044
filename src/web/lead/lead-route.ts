import { Hono } from 'hono';
import type { Overview } from '../../app/contract/figures.ts';
import type { PeriodFigures } from '../../domain/figures/figures.ts';
import type { RulebookHistory } from '../../rulebook/model.ts';
import { promisesKept } from '../figures/figure-tables.ts';
import { countedLine, periodAsked, periodLinks } from '../figures/figures-route.ts';
import { html, nothing } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { refusalPage } from '../page/refusal-page.ts';
import { reading, respond } from '../page/respond.ts';
import { historyFor } from '../public/translated-rulebook.ts';
import type { Site, WebEnvironment } from '../site.ts';
import { words } from '../words/words.ts';
import { deliverySection, healthSection } from './delivery-view.ts';
import { accessSection, complaintSection, deviationSection, openedSection } from './matter-view.ts';
import { overturnedSection, stepsSection } from './rule-comparison.ts';
import { waitingSection } from './waiting-view.ts';

/** How the work stands, for reviewers, leads and the ombud. */
export function leadRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/lead', async (context) => {
    const found = await site.application.figures.overview(reading(context));
    if (!found.ok) return refusalPage(site, context, found.error);
    const period = periodAsked(found.value.figures, context);
    return respond(site, context, leadView(found.value, period, historyFor(site, context)));
  });
  return routes;
}

function leadView(
  overview: Overview,
  period: PeriodFigures | undefined,
  history: RulebookHistory,
): PageShape {
  const { figures, lead } = overview;
  return {
    title: words.lead.title,
    wide: true,
    body: html`<h1>${words.lead.title}</h1>
<p class="lead">${words.lead.lead}</p>
${accessSection(overview)}
${lead === undefined ? nothing : complaintSection(lead)}
${waitingSection(overview)}
${period === undefined ? nothing : periodLinks('/lead', figures, period)}
${countedLine(figures, period)}
${period === undefined ? nothing : promisesKept(period)}
${period === undefined ? nothing : overturnedSection(period, history)}
${period === undefined ? nothing : stepsSection(period, history)}
${openedSection(overview)}
${lead === undefined ? nothing : deviationSection(lead, history)}
${lead === undefined ? nothing : deliverySection(lead)}
${lead === undefined ? nothing : healthSection(lead)}`,
  };
}
