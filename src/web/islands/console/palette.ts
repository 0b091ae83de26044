import { actByKey } from './keyboard.ts';
import { openSheet } from './sheet.ts';

const palette = document.querySelector<HTMLDialogElement>('#console-palette');
const where = document.querySelector<HTMLInputElement>('#console-where');
const found = document.querySelector<HTMLUListElement>('#console-found');
const none = document.querySelector<HTMLElement>('#console-none');

interface Destination {
  readonly caption: string;
  readonly key?: string;
  readonly go: () => void;
}

let shown: readonly Destination[] = [];
let chosen = 0;

/** Everything on the page that leads somewhere, by its name, with the key that does the same. */
function destinations(): readonly Destination[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('nav a, .queue > li > a')];
  const keys = [...document.querySelectorAll<HTMLElement>('[data-key]')];
  return [
    ...links.map((link) => ({
      caption: (link.textContent ?? '').trim(),
      go: () => location.assign(link.href),
    })),
    ...keys.flatMap((meaning): readonly Destination[] => {
      const key = meaning.dataset['key'] ?? '';
      if (!/^(?:.|g .)$/.test(key)) return [];
      return [{ caption: meaning.textContent ?? '', key, go: () => press(key) }];
    }),
  ];
}

function press(keys: string): void {
  if (keys === '?') openSheet();
  else for (const key of keys.split(' ')) actByKey(key);
}

export function openPalette(): void {
  if (palette === null || where === null) return;
  where.value = '';
  palette.showModal();
  where.focus();
  show();
}

function show(): void {
  const asked = (where?.value ?? '').trim().toLowerCase();
  shown = destinations().filter(({ caption }) => caption.toLowerCase().includes(asked));
  chosen = 0;
  found?.replaceChildren(...shown.map(row));
  if (none !== null) none.hidden = shown.length > 0;
  mark();
}

function row({ caption, key }: Destination, index: number): HTMLLIElement {
  const item = document.createElement('li');
  item.id = `console-found-${index}`;
  item.role = 'option';
  item.append(caption);
  if (key !== undefined) {
    const shownKey = document.createElement('kbd');
    shownKey.textContent = key;
    item.append(' ', shownKey);
  }
  item.addEventListener('click', () => go(index));
  return item;
}

function mark(): void {
  const rows = [...(found?.children ?? [])];
  for (const [index, item] of rows.entries()) item.ariaSelected = String(index === chosen);
  rows[chosen]?.scrollIntoView({ block: 'nearest' });
  where?.setAttribute('aria-activedescendant', rows[chosen]?.id ?? '');
}

function go(index: number): void {
  palette?.close();
  shown[index]?.go();
}

where?.addEventListener('input', show);
where?.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') {
    event.preventDefault();
    go(chosen);
    return;
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  chosen = Math.min(Math.max(chosen + step, 0), shown.length - 1);
  mark();
});
