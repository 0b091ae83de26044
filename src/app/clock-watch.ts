import type { Runtime } from './runtime.ts';

/**
 * Tells the operator when the clock is no longer believed, and when it is again: once each, however
 * often it is asked.
 */
export function clockWatch({ clock, log }: Pick<Runtime, 'clock' | 'log'>): () => void {
  let told = false;
  return () => {
    const suspicion = clock.suspicion();
    if (suspicion !== undefined && !told) log(suspicion);
    if (suspicion === undefined && told) log('the clock is right again, and deadlines go on');
    told = suspicion !== undefined;
  };
}
