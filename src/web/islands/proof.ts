import { readLogKeys } from '../../log/verifier-key.ts';
import { type CheckedReceipt, checkReceipt } from '../../verify/check-receipt.ts';
import { browserCrypto } from './crypto/browser-crypto.ts';

/**
 * Checks a receipt on the page it was pasted into. Every sentence is on the page already, hidden;
 * this shows those that apply. Nothing is sent.
 */
const form = document.querySelector<HTMLElement>('#proof');
const receipt = document.querySelector<HTMLTextAreaElement>('#proof-receipt');
const keys = document.querySelector<HTMLTextAreaElement>('#proof-keys');
const button = document.querySelector<HTMLButtonElement>('#proof-check');
const shown = document.querySelector<HTMLElement>('#proof-shown');

function say(...names: readonly string[]): void {
  for (const sentence of document.querySelectorAll<HTMLElement>('[data-says]')) {
    sentence.hidden = !names.includes(sentence.dataset['says'] ?? '');
  }
}

function fill(name: string, text: string): void {
  for (const place of document.querySelectorAll(`[data-fill="${name}"]`)) place.textContent = text;
}

async function check(): Promise<void> {
  shown?.replaceChildren();
  const known = readLogKeys(browserCrypto, keys?.value ?? '');
  if (known === undefined) return say('bad', 'keys-unreadable');
  const checked = await checkReceipt({
    crypto: browserCrypto,
    keys: known,
    receipt: receipt?.value ?? '',
  });
  if (!checked.ok) {
    const { entry, fault } = checked.error;
    fill('entry', entry === undefined ? '' : String(entry));
    return say('bad', fault, ...(entry === undefined ? [] : ['which-entry']));
  }
  const proven = checked.value.entries.filter((entry) => entry.proven !== undefined);
  fill('proven', String(proven.length));
  fill('all', String(checked.value.entries.length));
  fill('size', String(proven.at(-1)?.proven?.size ?? ''));
  fill('origin', proven.at(-1)?.proven?.origin ?? '');
  show(checked.value);
  return proven.length === checked.value.entries.length ? say('good') : say('pending');
}

/** What the receipt proves, as it is in it: what somebody would be told with it. */
function show({ entries }: CheckedReceipt): void {
  for (const { sections } of entries) {
    const list = document.createElement('dl');
    for (const section of sections) {
      const term = document.createElement('dt');
      term.textContent = section.pointer;
      const value = document.createElement('dd');
      value.textContent =
        'commitment' in section ? section.because : JSON.stringify(section.value, null, 1);
      list.append(term, value);
    }
    shown?.append(list);
  }
}

if (form !== null && button !== null) {
  form.hidden = false;
  document.querySelector('#proof-no-script')?.remove();
  button.addEventListener('click', () => void check());
  say();
}
