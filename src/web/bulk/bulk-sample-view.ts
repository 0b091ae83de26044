import type { BulkView } from '../../app/contract/bulks.ts';
import type { BlindCase } from '../../app/contract/cases.ts';
import { evidenceInContext, rulesThen } from '../case/evidence-view.ts';
import { type Html, html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { shortReference } from '../text/reference.ts';
import { words } from '../words/words.ts';

export interface SamplePage {
  readonly job: BulkView;
  readonly blind: BlindCase;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** One case of the sample: its evidence and rules, and whether it is what the job says. */
export function bulkSampleView(model: SamplePage): PageShape {
  const { job, blind } = model;
  const { page, sample } = words.bulk;
  const { page: text } = words.case;
  const title = sample.title({ reference: shortReference(blind.case) });
  return {
    title,
    wide: true,
    body: html`<h1>${title}</h1>
<p><a href="/m/bulk/${job.bulk}">${page.back}</a></p>
<p class="remark">${text.blind}</p>
<div class="columns">
<div>
<section class="card"><h2>${text.evidence}</h2>${evidenceInContext(blind)}</section>
<section class="card"><h2>${text.rules}</h2>${rulesThen(blind.rules)}</section>
</div>
<div class="work">${forms(model)}</div>
</div>`,
  };
}

function forms({ job, blind, newKey, attempt }: SamplePage): Html {
  const { sample } = words.bulk;
  const hidden = html`<input type="hidden" name="case" value="${blind.case}">`;
  const fits = formPieces('confirm', attempt);
  const out = formPieces('leave-out', attempt);
  return html`<section class="card act"><h2>${sample.fits}</h2>
${fits.form({ to: `/m/bulk/${job.bulk}/confirm`, key: newKey(), body: [hidden, submit(sample.confirm)] })}</section>
<section class="card"><h2>${sample.out}</h2>
<p>${sample.outText}</p>
${out.form({
  to: `/m/bulk/${job.bulk}/leave-out`,
  key: newKey(),
  body: [
    hidden,
    out.area({ name: 'reason', caption: sample.reason, required: true, rows: 3 }),
    submit(sample.leaveOut, { quiet: true }),
  ],
})}</section>`;
}
