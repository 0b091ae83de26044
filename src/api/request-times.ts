import type { Figure, FigureSample } from './rim.ts';
import type { WatchedRequest } from './watch-requests.ts';

/** In seconds; few, since each is a series for every route. */
const bounds: readonly number[] = [0.005, 0.025, 0.1, 0.5, 2.5];

interface Times {
  readonly dimensions: { readonly route: string; readonly lane: string };
  /** How many took at most so long, and in the end all of them. */
  readonly within: number[];
  sum: number;
}

/**
 * How long answers took, by pattern of route and lane: as many series as there are routes, whatever
 * is asked for, and none of them about anybody.
 */
export class RequestTimes {
  readonly #times = new Map<string, Times>();

  add({ route, lane, milliseconds }: WatchedRequest): void {
    const seconds = milliseconds / 1_000;
    const key = `${lane} ${route}`;
    const known = this.#times.get(key);
    const times = known ?? {
      dimensions: { route, lane },
      within: bounds.map(() => 0).concat(0),
      sum: 0,
    };
    if (known === undefined) this.#times.set(key, times);
    times.sum += seconds;
    for (const [index, bound] of [...bounds, Number.POSITIVE_INFINITY].entries()) {
      if (seconds <= bound) times.within[index] = (times.within[index] ?? 0) + 1;
    }
  }

  figure(): Figure {
    return {
      name: 'evenhand_request_duration_seconds',
      meaning: 'Time from the first look at a request until its answer was made.',
      kind: 'histogram',
      unit: 'seconds',
      samples: [...this.#times.values()].flatMap(samplesOf),
    };
  }
}

function samplesOf({ dimensions, within, sum }: Times): readonly FigureSample[] {
  const bounded = within.map((value, index): FigureSample => {
    const le = bounds[index] === undefined ? '+Inf' : String(bounds[index]);
    return { suffix: '_bucket', dimensions: { ...dimensions, le }, value };
  });
  const count = within.at(-1) ?? 0;
  return [
    ...bounded,
    { suffix: '_count', dimensions, value: count },
    { suffix: '_sum', dimensions, value: sum },
  ];
}
