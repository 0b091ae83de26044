import { keepDrafts } from './console/drafts.ts';
import { actByKey } from './console/keyboard.ts';
import { followLeases } from './console/leases.ts';
import { openPalette } from './console/palette.ts';
import { lettersAreOn, openSheet, rememberLetters } from './console/sheet.ts';

/**
 * Keys, a place to type where to go, and drafts, for the pages of staff. Every page works without
 * this; nothing here decides, and nothing is sent but by a button that somebody pressed.
 */
rememberLetters();
keepDrafts();
followLeases();
document.addEventListener('keydown', (event) => {
  const withControl = event.ctrlKey || event.metaKey;
  if (withControl && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    openPalette();
    return;
  }
  if (event.defaultPrevented || event.altKey) return;
  if (withControl && event.key === 'Enter') {
    sendFormOf(event.target);
    return;
  }
  if (withControl || isTyping(event.target) || document.querySelector('dialog[open]')) return;
  if (!lettersAreOn()) return;
  if (event.key === '?') {
    event.preventDefault();
    openSheet();
    return;
  }
  if (actByKey(event.key)) event.preventDefault();
});

/** The last button of a form is the one that sends it on; the one before may only preview it. */
function sendFormOf(target: EventTarget | null): void {
  const form = target instanceof Element ? target.closest('form') : null;
  const buttons = form?.querySelectorAll<HTMLButtonElement>('button[type="submit"]');
  const last = buttons?.[buttons.length - 1];
  if (form !== null && last !== undefined) form.requestSubmit(last);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type);
  return target.matches('textarea, select, [contenteditable]');
}
