import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Remembered, type Store } from '../src/launch/remembered';

/** A store as the editor has it: what comes out is a copy of what went in. */
function store(): Store {
  const kept = new Map<string, string>();
  return {
    get: <T>(key: string, otherwise: T) => (kept.has(key) ? (JSON.parse(kept.get(key) ?? '') as T) : otherwise),
    update: (key, value) => Promise.resolve(void kept.set(key, JSON.stringify(value)))
  };
}

test('arguments are remembered for each function of each file, from window to window', () => {
  const kept = store();
  const before = new Remembered(kept);
  before.called('file:///a.wat', 'sum', ['50', '-8']);
  before.called('file:///a.wat', 'mul', ['6', '7']);
  before.called('file:///b.wat', 'sum', ['1', '2']);
  before.called('file:///a.wat', 'constructor', []);
  const after = new Remembered(kept);
  assert.deepEqual(after.arguments('file:///a.wat', 'sum'), ['50', '-8']);
  assert.deepEqual(after.arguments('file:///b.wat', 'sum'), ['1', '2']);
  assert.equal(after.arguments('file:///a.wat', 'toString'), undefined);
  assert.equal(after.arguments('file:///c.wat', 'sum'), undefined);
  assert.equal(after.function('file:///a.wat'), 'constructor');
});

test('stand-ins are remembered beside', () => {
  const remembered = new Remembered(store());
  remembered.called('file:///a.wat', 'f', []);
  remembered.stoodIn('file:///a.wat', { 'env.next': { returns: ['7'] } });
  assert.deepEqual(remembered.imports('file:///a.wat'), { 'env.next': { returns: ['7'] } });
  assert.equal(remembered.function('file:///a.wat'), 'f');
});

test('what was used long ago is forgotten', () => {
  const remembered = new Remembered(store());
  for (let i = 0; i <= 100; i++) remembered.called(`file:///${i}.wat`, 'f', [String(i)]);
  remembered.called('file:///1.wat', 'f', ['again']);
  remembered.called('file:///new.wat', 'f', []);
  assert.equal(remembered.arguments('file:///0.wat', 'f'), undefined);
  assert.equal(remembered.arguments('file:///2.wat', 'f'), undefined);
  assert.deepEqual(remembered.arguments('file:///1.wat', 'f'), ['again']);
});
