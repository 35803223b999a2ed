import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Wanted } from '../src/launch/launchable';
import { shownStandIns, usualFor, waysFor } from '../src/launch/standin';

const i32 = (name: string) => ({ name, type: 'i32' });
const log: Wanted = { module: 'env', name: 'log', kind: 'func', type: 'func [i32] -> []', linked: false, parameters: [i32('0')], results: [] };
const next: Wanted = { ...log, name: 'next', type: 'func [i32] -> [i32]', results: ['i32'] };
const pair: Wanted = { ...log, name: 'pair', type: 'func [] -> [i32 f64]', parameters: [], results: ['i32', 'f64'] };
const memory: Wanted = { module: 'env', name: 'memory', kind: 'memory', type: 'memory of limits 1', linked: false };
const base: Wanted = { module: 'env', name: 'base', kind: 'global', type: 'global i32', linked: false };
const table: Wanted = { module: 'env', name: 'handler', kind: 'global', type: 'global funcref', linked: false };

const labels = (wanted: Wanted, ...exports: string[]) => waysFor(wanted, exports).map(({ label }) => label);

test('who chooses nothing gets functions that log and all else new', () => {
  assert.deepEqual(usualFor([log, memory, base]), { 'env.log': 'log', 'env.memory': 'new', 'env.base': 'new' });
});

test('the ways suit the import', () => {
  assert.deepEqual(labels(log, 'visit'), ['Log each call', 'Stop the program...', 'Call visit back']);
  assert.deepEqual(labels(next), ['Log each call', 'Return values...', 'Return the arguments', 'Stop the program...']);
  assert.deepEqual(labels(pair), ['Log each call', 'Return values...', 'Stop the program...']);
  assert.deepEqual(labels(memory), ['New']);
  assert.deepEqual(labels(base), ['New', 'A value...']);
  assert.deepEqual(labels(table), ['New']);
});

test('what is typed becomes a stand-in, and mistakes are told before', () => {
  const returns = waysFor(pair, [])[1];
  assert.equal(returns?.ask?.value, '0 0');
  assert.equal(returns.ask.mistake('1 2.5 3 4'), undefined);
  assert.equal(returns.ask.mistake('1 2.5 3'), '2 values for each call, not 1');
  assert.equal(returns.ask.mistake('1.5 2'), 'value 1 must be an i32, not 1.5');
  assert.equal(returns.ask.mistake(' '), 'a value is missing');
  assert.deepEqual(returns.make('1, 2.5'), { returns: ['1', '2.5'] });
  const value = waysFor(base, [])[1];
  assert.equal(value?.ask?.mistake('x'), 'The value must be an i32, not x');
  assert.deepEqual(value.make(' 1024 '), { value: '1024' });
  const trap = waysFor(log, [])[1];
  assert.equal(trap?.ask?.mistake('  '), 'a message is missing');
  assert.deepEqual(trap.make('no disk '), { trap: 'no disk' });
});

test('stand-ins are shown in a line', () => {
  assert.equal(
    shownStandIns({ a: 'log', b: 'echo', c: 'new', d: { returns: ['7', '8'] }, e: { call: 'visit' }, f: { trap: 'no' }, g: { value: '5' } }),
    'a logs, b echoes, c is new, d returns 7, 8, e calls visit, f traps: no, g is 5'
  );
});
