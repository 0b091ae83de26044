const KEPT = 'evenhand-letters';

const sheet = document.querySelector<HTMLDialogElement>('#console-keys');
const letters = document.querySelector<HTMLInputElement>('#console-letters');

/** Whether single letters act; whoever talks to their computer switches them off (WCAG 2.1.4). */
export function lettersAreOn(): boolean {
  return letters?.checked !== false;
}

/** The choice holds for this browser, on every page. */
export function rememberLetters(): void {
  if (letters === null) return;
  letters.checked = localStorage.getItem(KEPT) !== 'off';
  letters.addEventListener('change', () => {
    localStorage.setItem(KEPT, letters.checked ? 'on' : 'off');
  });
}

export function openSheet(): void {
  sheet?.showModal();
}
