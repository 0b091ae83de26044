import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AlreadyStored, StorageFull, StoreBroken, StoreBusy } from '../failure.ts';
import { type Transactional, WriteGate } from './write-gate.ts';

test('a failed fsync lets no later write through', () => {
  const database = failing('COMMIT', 1034);
  const gate = new WriteGate(database);
  assert.throws(() => gate.run(() => 1), StoreBroken);
  database.repaired = true;
  assert.throws(() => gate.run(() => 2), StoreBroken);
  assert.deepEqual(database.executed, ['BEGIN IMMEDIATE', 'ROLLBACK']);
});

test('an input or output error inside the transaction stops writing too', () => {
  const gate = new WriteGate(failing('none', 0));
  assert.throws(() => gate.run(() => fail(778)), StoreBroken);
  assert.throws(() => gate.run(() => 2), StoreBroken);
});

test('a full disk is told apart, and writing goes on when there is room', () => {
  const database = failing('COMMIT', 13);
  const gate = new WriteGate(database);
  assert.throws(() => gate.run(() => 1), StorageFull);
  database.repaired = true;
  assert.equal(
    gate.run(() => 2),
    2,
  );
});

test('a file that another process holds is told apart, and writing goes on when it lets go', () => {
  for (const statement of ['BEGIN IMMEDIATE', 'COMMIT']) {
    const database = failing(statement, 5);
    const gate = new WriteGate(database);
    assert.throws(() => gate.run(() => 1), StoreBusy);
    database.repaired = true;
    assert.equal(
      gate.run(() => 2),
      2,
    );
  }
});

test('a transaction that cannot be rolled back stops writing, whatever the first error was', () => {
  const gate = new WriteGate(failing('ROLLBACK', 778));
  assert.throws(() => gate.run(() => fail(13)), StoreBroken);
  assert.throws(() => gate.run(() => 2), StoreBroken);
});

test('what the caller did wrong is rolled back and stops nothing', () => {
  const database = failing('none', 0);
  const gate = new WriteGate(database);
  const mistake = new TypeError('no such value');
  const thrown = (): never => {
    throw mistake;
  };
  assert.throws(() => gate.run(thrown), mistake);
  assert.throws(() => gate.run(() => fail(2067)), AlreadyStored);
  assert.throws(() => gate.run(() => fail(1555)), AlreadyStored);
  const conflict = { ok: false, error: 'taken' } as const;
  assert.deepEqual(
    gate.attempt(() => conflict),
    conflict,
  );
  assert.equal(database.executed.filter((sql) => sql === 'ROLLBACK').length, 4);
  assert.equal(
    gate.run(() => 3),
    3,
  );
});

interface FailingDatabase extends Transactional {
  isTransaction: boolean;
  repaired: boolean;
  readonly executed: string[];
}

/** A database on which one statement fails, until it is repaired. */
function failing(statement: string, code: number): FailingDatabase {
  return {
    isTransaction: false,
    repaired: false,
    executed: [],
    exec(sql) {
      if (sql === statement && !this.repaired) fail(code);
      this.executed.push(sql);
      this.isTransaction = sql.startsWith('BEGIN');
    },
  };
}

/** Fails as `node:sqlite` does. */
function fail(code: number): never {
  throw Object.assign(new Error('SQLite failed'), { errcode: code });
}
