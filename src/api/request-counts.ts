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

  /** Prometheus text exposition format 0.0.4. */
  render(figures: readonly Figure[]): string {
    const lines = [
      '# HELP evenhand_http_answers_total Answers of the API by route and class of status.',
      '# TYPE evenhand_http_answers_total counter',
    ];
    for (const [operation, counts] of this.#counts) {
      for (const [kind, count] of counts.entries()) {
        if (count === 0) continue;
        lines.push(
          `evenhand_http_answers_total{operation="${operation}",class="${kind}xx"} ${count}`,
        );
      }
    }
    for (const { name, meaning, kind, value } of figures) {
      lines.push(`# HELP ${name} ${meaning}`, `# TYPE ${name} ${kind}`, `${name} ${value}`);
    }
    return `${lines.join('\n')}\n`;
  }
}
