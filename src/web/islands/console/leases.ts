/** Holders by case, as the server sends them: everything there is, each time. */
type Leases = Readonly<Record<string, string>>;

const NAME = 'evenhand-leases';
const ASK = 'ask';
const LATER_MS = 60_000;

/**
 * Shows who holds the cases on this page as it changes. One window of this browser listens for all
 * of them and passes it on; when it is closed, the next one does. Browsers without locks go
 * without.
 */
export function followLeases(): void {
  if (document.querySelector('[data-lease-of]') === null || !('locks' in navigator)) return;
  const channel = new BroadcastChannel(NAME);
  let heard: Leases | undefined;
  channel.addEventListener('message', ({ data }: MessageEvent<Leases | typeof ASK>) => {
    if (data !== ASK) show(data);
    else if (heard !== undefined) channel.postMessage(heard);
  });
  channel.postMessage(ASK);
  const tell = (leases: Leases): void => {
    heard = leases;
    show(leases);
    channel.postMessage(leases);
  };
  // Never resolves: the lock is this window's until it is closed.
  void navigator.locks.request(NAME, () => new Promise<never>(() => listen(tell)));
}

function listen(tell: (leases: Leases) => void): void {
  const source = new EventSource('/m/live');
  source.addEventListener('message', ({ data }: MessageEvent<string>) => tell(JSON.parse(data)));
  source.addEventListener('error', () => {
    // What broke off, the browser mends by itself; what was refused is asked again later.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(tell), LATER_MS);
  });
}

function show(leases: Leases): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-lease-of]')) {
    const holder = leases[place.dataset['leaseOf'] ?? ''] ?? '';
    if (place.dataset['me'] === undefined) showHolder(place, holder);
    else sayHolder(place, holder);
  }
}

function showHolder(place: HTMLElement, holder: string): void {
  const text = holder === '' ? (place.dataset['nobody'] ?? '') : holder;
  if (place.textContent === text) return;
  const isolated = document.createElement('bdi');
  isolated.dir = 'auto';
  isolated.textContent = text;
  place.replaceChildren(isolated);
}

/** Nothing is said while the page still says it. */
function sayHolder(place: HTMLElement, holder: string): void {
  const { holder: known, me } = place.dataset;
  const by = holder === '' ? 'nobody' : holder === me ? 'me' : 'other';
  for (const said of place.querySelectorAll<HTMLElement>('[data-held-by]')) {
    const name = said.querySelector('bdi');
    if (name !== null) name.textContent = holder;
    said.hidden = holder === known || said.dataset['heldBy'] !== by;
  }
}
