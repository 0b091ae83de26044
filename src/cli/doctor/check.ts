export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What was found; with what to do when it is not good. */
  readonly found: string;
}

export function good(name: string, found: string): Check {
  return { name, ok: true, found };
}

export function bad(name: string, found: string): Check {
  return { name, ok: false, found };
}
