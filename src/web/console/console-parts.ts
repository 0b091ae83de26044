import { constant, type Html, html } from '../markup.ts';
import { words } from '../words/words.ts';
import { consoleKeys, meaningOf } from './keys.ts';

/**
 * What the script of the console shows, written by the server in the reader's language and hidden
 * until then: the list of keys, the place to type where to go, and a sentence about a draft.
 */
export function consoleParts(script: string): Html {
  const known = made.get(script) ?? constant(makeParts(script));
  made.set(script, known);
  return known;
}

const made: Map<string, Html> = new Map();

function makeParts(script: string): Html {
  const { console: text } = words;
  const rows = consoleKeys.map(
    (key) =>
      html`<div><dt>${pressed(key.pressed)}</dt><dd data-key="${key.pressed}">${meaningOf(key)}</dd></div>`,
  );
  return html`<dialog id="console-keys" class="console" aria-labelledby="console-keys-title">
<h2 id="console-keys-title">${text.title}</h2>
<p class="hint">${text.lead}</p>
<dl class="keys">${rows}</dl>
<p><input type="checkbox" id="console-letters" checked> <label for="console-letters">${text.on}</label></p>
<form method="dialog"><button type="submit" class="quiet">${text.close}</button></form>
</dialog>
<dialog id="console-palette" class="console" aria-labelledby="console-palette-title">
<h2 id="console-palette-title"><label for="console-where">${text.palette}</label></h2>
<p class="hint" id="console-where-hint">${text.paletteHint}</p>
<input type="text" id="console-where" role="combobox" aria-expanded="true" aria-controls="console-found" aria-describedby="console-where-hint" autocomplete="off" spellcheck="false" dir="auto">
<ul id="console-found" role="listbox" aria-labelledby="console-palette-title"></ul>
<p class="hint" id="console-none" hidden>${text.none}</p>
</dialog>
<p class="remark" id="console-restored" role="status" hidden>${text.restored}</p>
<script type="module" src="${script}"></script>`;
}

function pressed(keys: string): Html {
  const parts = keys.split(/(?<=.)[ +](?=.)/);
  return html`${parts.map((key) => html`<kbd>${key}</kbd> `)}`;
}
