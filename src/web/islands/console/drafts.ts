const restored = document.querySelector<HTMLElement>('#console-restored');
const SENT = `sent ${location.pathname}`;

type Field = HTMLTextAreaElement;

/**
 * What was typed into long fields comes back when the page is loaded again in the same tab, until
 * the form was sent. It stays in this tab of this browser and goes with it.
 */
export function keepDrafts(): void {
  const fields = [...document.querySelectorAll<Field>('form[id] textarea')];
  if (sessionStorage.getItem(SENT) !== null) {
    sessionStorage.removeItem(SENT);
    // A form that was refused comes back with everything in it; one that was taken is done.
    for (const field of fields) if (field.value === '') sessionStorage.removeItem(keyOf(field));
  }
  for (const field of fields) {
    restore(field);
    field.addEventListener('input', () => {
      sessionStorage.setItem(keyOf(field), field.value);
    });
    field.form?.addEventListener('submit', () => {
      sessionStorage.setItem(SENT, field.form?.id ?? '');
    });
  }
}

function restore(field: Field): void {
  const kept = sessionStorage.getItem(keyOf(field));
  if (kept === null || kept === '' || field.value !== '') return;
  field.value = kept;
  const { form } = field;
  const folded = form?.closest('details');
  if (folded !== null && folded !== undefined) folded.open = true;
  if (restored === null || form === null) return;
  restored.hidden = false;
  form.prepend(restored);
}

function keyOf({ form, name }: Field): string {
  return `draft ${location.pathname} ${form?.id ?? ''} ${name}`;
}
