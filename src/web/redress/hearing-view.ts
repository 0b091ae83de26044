import type { HearingView, PanelProgress, RedressView } from '../../app/contract/redress.ts';
import { type Html, html, nothing } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { Attempt } from '../page/sent-form.ts';
import { moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/**
 * Who can hear an appeal, in plain words. Where there is nobody it says so, before anything else
 * and without a form that leads nowhere (O6).
 */
export function hearingSentences(hearing: HearingView): Html {
  const { hearing: text } = words.redress;
  if (hearing.way === 'staff') return html`<p>${text.staff}</p>`;
  const offered = hearing.way === 'panel' && !isRunning(hearing.panel);
  return html`<p><strong>${text.nobodyOnStaff}</strong></p>
${offered ? html`<p>${text.panelOpen({ size: hearing.panelSize })}</p>` : ''}
${hearing.way === 'nobody' ? html`<p>${text.nobody}</p>` : ''}
${hearing.panel === undefined ? '' : panelLine(hearing.panel)}
${outsideLine(hearing)}`;
}

/** A button to call a panel, where one can be called now. */
export function callPanelForm(
  redress: Pick<RedressView, 'hearing' | 'waitingAppeal'>,
  form: {
    readonly name: string;
    readonly to: string;
    readonly newKey: () => string;
    readonly attempt?: Attempt;
  },
): Html {
  const { hearing, waitingAppeal } = redress;
  const { hearing: text } = words.redress;
  if (hearing.way !== 'panel' || isRunning(hearing.panel)) return nothing;
  if (waitingAppeal === undefined) return html`<p class="hint">${text.afterAppeal}</p>`;
  return formPieces(form.name, form.attempt).form({
    to: form.to,
    key: form.newKey(),
    body: [submit(text.call), html`<p class="hint">${text.callText}</p>`],
  });
}

function isRunning(panel: PanelProgress | undefined): boolean {
  return panel !== undefined && panel.phase !== 'failed';
}

function panelLine(panel: PanelProgress): Html {
  const { hearing: text } = words.redress;
  const lot = html`<a href="/panels/${panel.panel}/lot">${text.lot}</a>`;
  switch (panel.phase) {
    case 'called':
      return html`<p>${text.called} ${moment(panel.poolClosesAt)}. ${lot}</p>`;
    case 'drawn':
      return html`<p>${text.drawn} ${lot}</p>`;
    case 'deliberating':
      return html`<p>${text.deliberating} ${moment(panel.deliberationUntil ?? panel.poolClosesAt)}. ${lot}</p>`;
    case 'concluded':
      return html`<p>${text.concluded} ${lot}</p>`;
    case 'failed':
      return html`<p>${text.failed} ${panel.failedBecause === undefined ? '' : text.failures[panel.failedBecause]}</p>`;
  }
}

function outsideLine({ outsideReviewer }: HearingView): Html {
  if (outsideReviewer === undefined || outsideReviewer.phase === 'revoked') return nothing;
  if (outsideReviewer.phase === 'over') return nothing;
  const { hearing: text } = words.redress;
  const { knownAs, reason, namedBy, until } = outsideReviewer;
  return html`<p>${text.outside} <strong>${visible(knownAs)}</strong>, ${text.outsideUntil} ${moment(until)}. ${text.outsideNamed} ${visible(namedBy)}.</p>
<p>${text.outsideWhy}</p><div class="said">${visible(reason)}</div>`;
}
