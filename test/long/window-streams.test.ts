import { test } from 'node:test';
import fc from 'fast-check';
import { playAgainstNaive, shapes, streams } from '../../src/engine/window/testing-streams.ts';

const STREAMS = Number(process.env['STREAMS'] ?? 10_000);

test(`windows equal a recount of everything on ${STREAMS} random streams`, () => {
  const seed = Number(process.env['SEED'] ?? 7);
  fc.assert(
    fc.property(streams, shapes, (steps, options) => playAgainstNaive(steps, options)),
    { numRuns: STREAMS, seed },
  );
});
