import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Lanes, laneNames } from '../app/lanes.ts';
import type { Waiting } from '../app/waiting-work.ts';
import type { Figure } from './rim.ts';

export function laneFigures(lanes: Lanes): readonly Figure[] {
  return laneNames.flatMap((name): Figure[] => {
    const { running, waiting, refused } = lanes.figures(name);
    const figure = `evenhand_requests_of_${name}`;
    return [
      gauge(`${figure}_running`, 'Being answered.', running),
      gauge(`${figure}_waiting`, 'Let in later.', waiting),
      {
        name: `${figure}_refused`,
        meaning: 'Sent away.',
        kind: 'counter',
        samples: [{ value: refused }],
      },
    ];
  });
}

export function waitingFigures({ logLagSeconds, outbox }: Waiting): readonly Figure[] {
  return [
    {
      ...gauge(
        'evenhand_log_lag_seconds',
        'Age of the oldest event that no signed checkpoint covers; 0 when there is none.',
        logLagSeconds,
      ),
      unit: 'seconds',
    },
    {
      name: 'evenhand_outbox_entries',
      meaning: 'Entries of the outbox that wait for their turn, also for a later day.',
      kind: 'gauge',
      samples: outbox.map(({ topic, entries }) => ({ dimensions: { topic }, value: entries })),
    },
  ];
}

/** Heap, and how late the event loop comes to what is due; of this process alone. */
export class MachineFigures {
  readonly #delay: ReturnType<typeof monitorEventLoopDelay> = monitorEventLoopDelay({
    resolution: 20,
  });

  constructor() {
    this.#delay.enable();
  }

  figures(): readonly Figure[] {
    const { heapUsed, heapTotal, rss } = process.memoryUsage();
    const bytes = (name: string, meaning: string, value: number): Figure => ({
      ...gauge(name, meaning, value),
      unit: 'bytes',
    });
    return [
      bytes('evenhand_heap_used_bytes', 'Of the heap of JavaScript, in use.', heapUsed),
      bytes('evenhand_heap_size_bytes', 'Of the heap of JavaScript, taken.', heapTotal),
      bytes('evenhand_resident_memory_bytes', 'Memory of the process.', rss),
      this.#delayFigure(),
    ];
  }

  // Node measures the distance of two looks, which is never less than the one it aims at.
  #delayFigure(): Figure {
    const { count } = this.#delay;
    const seconds = (nanoseconds: number): number => (count === 0 ? 0 : nanoseconds / 1e9);
    return {
      name: 'evenhand_event_loop_delay_seconds',
      meaning: 'Distance of two looks at the clock that should be 20 ms, since the start.',
      kind: 'summary',
      unit: 'seconds',
      samples: [
        ...[0.5, 0.99, 1].map((quantile) => ({
          dimensions: { quantile: String(quantile) },
          value: seconds(this.#delay.percentile(quantile * 100)),
        })),
        { suffix: '_count', value: count },
        { suffix: '_sum', value: seconds(this.#delay.mean * count) },
      ],
    };
  }
}

function gauge(name: string, meaning: string, value: number): Figure {
  return { name, meaning, kind: 'gauge', samples: [{ value }] };
}
