/** Places on a page that a key leads to: a form by its id, opened where it is folded away. */
const places: Readonly<Record<string, string>> = {
  f: '#finding',
  p: '#precedents',
  d: '#decision',
  m: '#note',
  h: '#hand-over',
  z: '#aside',
  r: '#reveal',
  u: '#undo',
};
const pages: Readonly<Record<string, string>> = { q: '/m', a: '/a', r: '/rules', s: '/g' };
const rows = '.queue > li > a, .rows > li a';
const PREFIX_MS = 1_500;

let prefixUntil = 0;

/** Does what a letter means here; false when it means nothing. */
export function actByKey(key: string): boolean {
  if (performance.now() < prefixUntil) {
    prefixUntil = 0;
    const page = pages[key];
    if (page !== undefined) location.assign(page);
    return page !== undefined;
  }
  if (key === 'g') {
    prefixUntil = performance.now() + PREFIX_MS;
    return true;
  }
  if (key === 'j' || key === 'k') return moveBy(key === 'j' ? 1 : -1);
  if (key === 'o') return openFocused();
  if (key === '[' || key === ']') return foldContext();
  if (key === 'b') return document.body.classList.toggle('veiled') || true;
  if (/^[1-9]$/.test(key)) return chooseRule(Number(key));
  return leadTo(places[key]);
}

function moveBy(step: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(rows)];
  if (links.length === 0) return false;
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step;
  const link = links[Math.min(Math.max(next, 0), links.length - 1)];
  link?.focus();
  link?.closest('li')?.scrollIntoView({ block: 'nearest' });
  return true;
}

function openFocused(): boolean {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLAnchorElement)) return false;
  activeElement.click();
  return true;
}

function foldContext(): boolean {
  const folded = [...document.querySelectorAll<HTMLDetailsElement>('details.context')];
  const open = folded.some((one) => one.open);
  for (const one of folded) one.open = !open;
  return folded.length > 0;
}

// The first choice of the list is “no rule”.
function chooseRule(number: number): boolean {
  const list = document.querySelector<HTMLSelectElement>('#finding select[name="rule"]');
  const option = list?.options[number];
  if (list === null || option === undefined) return false;
  list.value = option.value;
  list.focus();
  return true;
}

function leadTo(place: string | undefined): boolean {
  const form = place === undefined ? null : document.querySelector<HTMLElement>(place);
  if (form === null) return false;
  for (let folded = form.closest('details'); folded !== null; ) {
    folded.open = true;
    folded = folded.parentElement?.closest('details') ?? null;
  }
  const fields = 'input:not([type="hidden"]), textarea, select, button';
  form.querySelector<HTMLElement>(fields)?.focus();
  form.scrollIntoView({ block: 'nearest' });
  return true;
}
