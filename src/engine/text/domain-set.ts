export interface DomainEntry {
  /** A host in lower case. */
  readonly domain: string;
  readonly target: number;
}

/** Takes the targets that were found. */
interface Found {
  add(target: number): void;
}

/**
 * All domain lists of a rulebook in one table. A host is under an entry label by label, so that
 * `attacker-example.com` is not under `example.com` and `shop.example.com` is.
 */
export class DomainSet {
  readonly #targets: ReadonlyMap<string, readonly number[]>;

  constructor(targets: ReadonlyMap<string, readonly number[]>) {
    this.#targets = targets;
  }

  /** Adds the targets of the host and of every domain above it. */
  lookup(host: string, hits: Found): void {
    for (let at = 0; at !== -1; ) {
      const targets = this.#targets.get(at === 0 ? host : host.slice(at));
      if (targets !== undefined) for (const target of targets) hits.add(target);
      const dot = host.indexOf('.', at);
      at = dot === -1 ? -1 : dot + 1;
    }
  }
}

export function buildDomainSet(entries: readonly DomainEntry[]): DomainSet {
  const targets = new Map<string, number[]>();
  for (const { domain, target } of entries) {
    const known = targets.get(domain);
    if (known === undefined) targets.set(domain, [target]);
    else if (!known.includes(target)) known.push(target);
  }
  return new DomainSet(targets);
}
