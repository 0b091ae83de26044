import type { BlindCase } from '../../app/contract/cases.ts';
import type { CaseId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Html, html } from '../markup.ts';
import { distance, moment } from '../text/moment.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/** What stands beside the evidence: put aside, joined cases, and what a rule holds back. */
export function trailView(blind: BlindCase, now: Instant): Html {
  const beside = [asideLine, joinedLine, overtakenLine].map((line) => line(blind));
  return html`${beside}${holdsSection(blind, now)}`;
}

export function caseLink(id: CaseId): Html {
  return html`<a href="/m/cases/${id}">${words.case.queue.see({ reference: shortReference(id) })}</a> <code dir="ltr">${id}</code>`;
}

function asideLine({ aside }: BlindCase): Html | '' {
  if (aside === undefined) return '';
  const { aside: text } = words.hearing;
  return html`<p class="remark">${text.waits} ${moment(aside.until)} · ${visible(aside.by)}. ${text.because} ${visible(aside.reason)}</p>`;
}

function joinedLine({ takenIn, mergedInto }: BlindCase): Html | '' {
  const { merge } = words.hearing;
  if (mergedInto !== undefined) {
    return html`<p class="remark">${merge.goesOn} ${caseLink(mergedInto)}</p>`;
  }
  if (takenIn.length === 0) return '';
  const links = takenIn.map(({ case: id, at }) => html`<li>${caseLink(id)} · ${moment(at)}</li>`);
  return html`<div class="remark">${merge.takenIn}<ul class="plain">${links}</ul></div>`;
}

// The decision is a person's: they are told that the machine would say nothing by now.
function overtakenLine({ overtaken, rules }: BlindCase): Html | '' {
  if (overtaken.length === 0) return '';
  const lines = overtaken.map(({ rule, activity, at }) => {
    const title = rules.find(({ ref }) => ref.rule === rule.rule)?.rule.title ?? rule.rule;
    return html`<li>${visible(title)} · <code dir="ltr">${visible(activity)}</code> · ${moment(at)}</li>`;
  });
  return html`<div class="remark">${words.hearing.overtaken}<ul class="plain">${lines}</ul></div>`;
}

// Each has its end in words and as a length, so that nobody has to count.
function holdsSection({ holds }: BlindCase, now: Instant): Html | '' {
  if (holds.length === 0) return '';
  const { hold } = words.hearing;
  const rows = holds.map(
    ({ item, until }) =>
      html`<li><code dir="ltr">${visible(item)}</code> <span class="end">${hold.until} ${distance(now, until)}, ${moment(until)}</span></li>`,
  );
  return html`<section class="card"><h2>${hold.title}</h2><ul class="rows">${rows}</ul>
<p class="hint">${hold.text}</p></section>`;
}
