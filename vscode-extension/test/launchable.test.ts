import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates, type Callable, type Launch, type Launchable, linksFor, missingImports, nameOf, signature, type Wanted, wantsArguments } from '../src/launch/launchable';

const sum: Callable = { name: 'sum', parameters: [{ name: '$a', type: 'i32' }, { name: '1', type: 'f64' }], results: ['i32'], arguments: ['0', '0'] };
const tick: Callable = { name: 'tick', parameters: [], results: [], arguments: [] };
const start: Callable = { ...tick, name: '_start' };

function module(functions: readonly Callable[], imports: readonly Wanted[] = [], links = {}): Launchable {
  return { functions, imports, links, stubs: false };
}

function wanted(name: string, more: Partial<Wanted> = {}): Wanted {
  return { module: 'env', name, kind: 'func', type: 'func [] -> []', linked: false, parameters: [], results: [], ...more };
}

test('without a name any function may be meant, but where there is a command it is', () => {
  assert.deepEqual(candidates({}, module([sum, tick])), [sum, tick]);
  assert.deepEqual(candidates({}, module([sum, start])), [start]);
  assert.deepEqual(candidates({ invoke: 'sum' }, module([sum, start])), [sum]);
  assert.deepEqual(candidates({ invoke: 'gone' }, module([sum])), []);
  assert.deepEqual(candidates({ invoke: '' }, module([sum])), [sum]);
});

test('arguments are asked for when a function takes some and nothing is said of them', () => {
  assert.ok(wantsArguments({}, sum));
  assert.ok(!wantsArguments({ args: [] }, sum), 'the debugger says what is wrong with those');
  assert.ok(!wantsArguments({}, tick));
});

test('what nobody gives is missing, once', () => {
  const log = wanted('log');
  const memory = wanted('memory', { kind: 'memory', type: 'memory of limits 1' });
  const both = module([], [log, memory, log]);
  const names = (launch: Launch) => missingImports(launch, both).map(nameOf);
  assert.deepEqual(names({}), ['env.log', 'env.memory']);
  assert.deepEqual(names({ imports: { 'env.log': 'log' } }), ['env.memory']);
  assert.deepEqual(names({ imports: { 'env.*': 'log' } }), []);
  assert.deepEqual(names({ imports: { '*': 'log' } }), []);
  assert.deepEqual(names({ links: { env: 'env.wat' } }), [], 'the debugger says what the linked module lacks');
  assert.deepEqual(names({ links: { other: 'other.wat' } }), ['env.log', 'env.memory']);
  assert.deepEqual(names({ classpath: ['classes'] }), [], 'only the debugger knows what host classes give');
});

test('modules of the workspace are linked when they give what is missing', () => {
  const links = { env: '/wat/env.wat' };
  const main = module([], [wanted('log', { linked: true }), wanted('now', { module: 'host', importer: '/wat/env.wat' })], links);
  assert.deepEqual(linksFor({}, main), links);
  assert.deepEqual(missingImports({}, main).map(nameOf), ['host.now']);
  assert.equal(linksFor({ imports: { '*': 'log' } }, main), undefined);
  assert.equal(linksFor({ links: {} }, main), undefined);
  assert.deepEqual(missingImports({ links: { env: 'mine.wat' } }, main), []);
});

test('functions are shown with their types', () => {
  assert.equal(signature(sum), '($a: i32, f64) -> i32');
  assert.equal(signature(tick), '()');
});
