import type { LogKeyView, WitnessedView } from '../../app/contract/record.ts';
import { type Html, html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

export interface ProofPage {
  readonly keys: readonly LogKeyView[];
  /** Entries of the newest checkpoint; absent while there is none. */
  readonly entries?: number;
  readonly witnesses: readonly WitnessedView[];
  /** What is to be checked, when the page was opened for it. */
  readonly receipt?: string;
  /** Address of the script; without it the page says how else to check. */
  readonly script?: string;
}

/** Checks a receipt in the browser, and says how to do it without. */
export function proofView(model: ProofPage): PageShape {
  const { proof } = words;
  return {
    title: proof.title,
    body: html`<h1>${proof.title}</h1>
<p class="lead">${proof.lead}</p>
${recordCard(model)}
<section class="card"><h2>${proof.what}</h2>
<div class="field"><label for="proof-receipt">${proof.receipt}</label>
<p class="hint">${proof.receiptHint}</p>
<textarea id="proof-receipt" rows="10" spellcheck="false" autocomplete="off" dir="ltr">
${model.receipt ?? ''}</textarea></div>
<div class="field"><label for="proof-keys">${proof.keys}</label>
<p class="hint">${proof.keysHint}</p>
<textarea id="proof-keys" class="keys" rows="6" spellcheck="false" autocomplete="off" dir="ltr">
${model.keys.map(({ key }) => `${key}\n`).join('')}</textarea></div>
<p id="proof-no-script">${proof.noScript}</p>
<div id="proof" hidden><button type="button" class="main" id="proof-check">${proof.check}</button></div>
</section>
${results()}
<section class="card"><h2>${proof.without}</h2><p>${proof.withoutText}</p>
<p><code class="break" dir="ltr">evenhand log check receipt.json --key "$(cat keys.txt)"</code></p></section>
${model.script === undefined ? '' : html`<script type="module" src="${model.script}"></script>`}`,
  };
}

// Every sentence is here, hidden; the script shows those that apply.
function results(): Html {
  const { proof } = words;
  const faults = Object.entries(proof.faults).map(
    ([fault, sentence]) => html`<p data-says="${fault}" hidden>${sentence}</p>`,
  );
  return html`<section class="result" role="status" aria-live="polite"><h2>${proof.results}</h2>
<p data-says="good" hidden><strong>${proof.good}</strong></p>
<p data-says="pending" hidden><strong>${proof.pending}</strong></p>
<p data-says="bad" hidden><strong>${proof.bad}</strong></p>
${faults}
<p data-says="which-entry" hidden>${proof.whichEntry} <span data-fill="entry"></span></p>
<ul data-says="good" hidden><li>${proof.parts} <span data-fill="proven"></span> ${proof.of} <span data-fill="all"></span></li>
<li>${proof.size} <span data-fill="size"></span></li>
<li>${proof.origin} <code dir="ltr" data-fill="origin"></code></li></ul>
<div data-says="good" hidden><h3>${proof.shows}</h3><div id="proof-shown" class="scroll" dir="auto"></div></div></section>`;
}

function recordCard({ entries, witnesses }: ProofPage): Html {
  const { proof } = words;
  return html`<section class="card"><h2>${proof.record}</h2>
${entries === undefined ? '' : html`<p>${proof.entries} ${String(entries)}</p>`}
${
  witnesses.length === 0
    ? html`<p>${proof.notWitnessed}</p>`
    : html`<ul>${witnesses.map(witnessLine)}</ul>`
}</section>`;
}

function witnessLine({ name, entries, at }: WitnessedView): Html {
  const { proof } = words;
  return entries === undefined || at === undefined
    ? html`<li>${proof.notYetWitnessedBy} ${visible(name)}</li>`
    : html`<li>${proof.witnessedBy} ${visible(name)}. ${proof.witnessedUpTo} ${String(entries)}, ${moment(at)}</li>`;
}
