import type { Figure } from './rim.ts';

/** Counts answers by class of status, per route: never by caller and never by person. */
export class RequestCounts {
  readonly #counts = new Map<string, number[]>();

  /** The place to count one route's answers, made once so that counting costs almost nothing. */
  of(operation: string): (status: number) => void {
    const known = this.#counts.get(operation);
    const counts = known ?? [0, 0, 0, 0, 0, 0];
    if (known === undefined) this.#counts.set(operation, counts);
    return (status) => {
      const kind = Math.trunc(status / 100);
      counts[kind] = (counts[kind] ?? 0) + 1;
    };
  }

  figure(): Figure {
    return {
      name: 'evenhand_http_answers',
      meaning: 'Answers of the API by route and class of status.',
      kind: 'counter',
      samples: [...this.#counts].flatMap(([operation, counts]) =>
        [...counts.entries()]
          .filter(([, count]) => count > 0)
          .map(([kind, value]) => ({ dimensions: { operation, class: `${kind}xx` }, value })),
      ),
    };
  }
}
