import { Hono } from 'hono';
import type { Figures, PeriodFigures } from '../../domain/figures/figures.ts';
import type { RulebookHistory } from '../../rulebook/model.ts';
import { type Html, html, nothing } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { respond } from '../page/respond.ts';
import { historyFor } from '../public/translated-rulebook.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { dayText, momentText } from '../text/moment.ts';
import { countText } from '../text/number.ts';
import { words } from '../words/words.ts';
import { decisionsByRule, promisesKept, reportsCounted } from './figure-tables.ts';

/** What the community’s work comes to, for everybody. */
export function figuresRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/figures', async (context) => {
    const figures = await site.application.figures.read();
    const period = periodAsked(figures, context);
    return respond(site, context, figuresView(figures, period, historyFor(site, context)));
  });
  return routes;
}

/** The period that the address asks for: 90 days where it asks for none that there is. */
export function periodAsked({ periods }: Figures, context: WebContext): PeriodFigures | undefined {
  const asked = context.req.query('period');
  const found = periods.find(({ period }) => period === asked);
  return found ?? periods.find(({ period }) => period === 'P90D');
}

function figuresView(
  figures: Figures,
  period: PeriodFigures | undefined,
  history: RulebookHistory,
): PageShape {
  const text = words.figures;
  return {
    title: text.title,
    body: html`<h1>${text.title}</h1>
<p class="lead">${text.lead}</p>
${period === undefined ? nothing : periodLinks('/figures', figures, period)}
${countedLine(figures, period)}
${period === undefined ? nothing : html`${decisionsByRule(period, history)}${promisesKept(period)}${reportsCounted(period)}`}
<p><a href="/v1/figures">${text.programs}</a></p>`,
  };
}

export function periodLinks(path: string, { periods }: Figures, shown: PeriodFigures): Html {
  const links = periods.map(
    ({ period }) =>
      html`<li><a href="${path}?period=${period}"${period === shown.period ? html` aria-current="page"` : ''}>${words.figures.periods[period]}</a></li>`,
  );
  return html`<nav class="tabs" aria-label="${words.figures.period}"><ul>${links}</ul></nav>`;
}

/** Of what time the figures are, and why some are not there. */
export function countedLine(figures: Figures, period: PeriodFigures | undefined): Html {
  const text = words.figures;
  const from = period?.from;
  return html`<p class="hint">${
    from === undefined
      ? text.nothing
      : text.counted({ from: dayText(from), at: momentText(figures.countedAt) })
  } ${text.small({ count: countText(figures.withheldBelow) })}</p>`;
}
