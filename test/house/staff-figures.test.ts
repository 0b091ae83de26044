import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFields, fieldsOf } from './fields.ts';
import { isProductionModule } from './import-table.ts';
import { assertNone, type Check, listed, readRepository } from './repository.ts';

/** Everything that shows or keeps what is known about one person on the staff. */
const aboutStaff: RegExp =
  /^src\/(?:domain\/staff\/|app\/(?:contract\/)?staff-r|api\/staff|api\/schema\/staff-|web\/staff-record\/|web\/words\/en\/staff-record)/;

/** How fast or how much in a time: such a figure makes people decide before they have looked. */
const checkSpeed: Check = (files) =>
  checkFields(
    files.filter(({ path }) => aboutStaff.test(path)),
    {
      words: [
        'average',
        'median',
        'mean',
        'percentile',
        'speed',
        'pace',
        'duration',
        'elapsed',
        'took',
        'time spent',
        'handling time',
        'response time',
        'seconds',
        'minutes',
        'hours',
        'per hour',
        'per day',
        'per week',
        'throughput',
        'productivity',
        'efficiency',
        'rank',
        'ranking',
        'rate',
        'quota',
        'target',
      ],
      why: 'no figure says how fast a person on the staff works',
    },
  );

test('no view of staff has a field for how fast they work', () => {
  const views = readRepository().filter(isProductionModule);
  const scanned = views.filter(({ path }) => aboutStaff.test(path)).map(({ path }) => path);
  for (const path of [
    'src/app/contract/staff-record.ts',
    'src/app/staff-record.ts',
    'src/api/staff-record.ts',
    'src/web/staff-record/record-route.ts',
  ]) {
    assert.ok(scanned.includes(path), `${path} is not looked at`);
  }
  assertNone(checkSpeed(views));
});

test('planted: a figure of speed is found', () => {
  const path = 'src/app/contract/staff-record.ts';
  for (const field of ['medianMinutes', 'casesPerHour', 'averageHandlingTime', 'speed', 'rank']) {
    const text = `export interface A {\n  readonly ${field}: number;\n}`;
    assert.match(listed(checkSpeed([{ path, text }])), /how fast/, field);
    assert.equal(fieldsOf({ path, text }).length, 1);
  }
  const harmless = 'export interface A {\n  readonly casesHandled: number;\n}';
  assert.equal(listed(checkSpeed([{ path, text: harmless }])), '');
});
