import assert from 'node:assert/strict';
import { test } from 'node:test';
import { share, Totals, wayName, waysOf } from '../src/testing/counts';
import { Gate } from '../src/testing/gate';
import type { Range, TextCounts } from '../src/testing/protocol';
import { type Item, selection } from '../src/testing/selection';
import { summary } from '../src/testing/summary';

interface Node extends Item {
  readonly id: string;
  parent?: Node;
  readonly children: Map<string, Node>;
}

function node(id: string, ...children: Node[]): Node {
  const made: Node = { id, children: new Map(children.map(child => [child.id, child])) };
  for (const child of children) child.parent = made;
  return made;
}

const one = node('a / 1');
const two = node('a / 2');
const group = node('a', one, two);
const three = node('b');
const text = node('file:///x.wast', group, three);
const other = node('file:///y.wast', node('c'));

const shown = (items: Node[], ...excluded: string[]) => selection(items, new Set(excluded)).map(part => [part.text.id, part.ids, part.tests.map(item => item.id)]);

test('a whole text is run as a whole', () => {
  assert.deepEqual(shown([text, other]), [
    ['file:///x.wast', undefined, ['a', 'a / 1', 'a / 2', 'b']],
    ['file:///y.wast', undefined, ['c']]
  ]);
});

test('tests of one text are run together, each once', () => {
  assert.deepEqual(shown([one, group, three]), [['file:///x.wast', ['a / 1', 'a', 'a / 2', 'b'], ['a / 1', 'a', 'a / 2', 'b']]]);
});

test('what is left out is not run, with all below it', () => {
  assert.deepEqual(shown([text], 'a'), [['file:///x.wast', ['b'], ['b']]]);
  assert.deepEqual(shown([group], 'a / 2'), [['file:///x.wast', ['a', 'a / 1'], ['a', 'a / 1']]]);
  assert.deepEqual(shown([text, other], 'file:///x.wast'), [['file:///y.wast', ['c'], ['c']]]);
});

const at = (line: number): Range => ({ start: { line, character: 0 }, end: { line, character: 4 } });

test('what ran in several runs adds up', () => {
  const counts = (uri: string, count: number): TextCounts => ({
    uri,
    functions: [{ name: '$f', range: at(0), count }],
    statements: [
      { range: at(1), count },
      { range: at(2), count, ways: [count, 0] }
    ]
  });
  const totals = new Totals();
  totals.add([counts('a', 1), counts('b', 0)]);
  totals.add([counts('a', 2), { uri: 'a', functions: [], statements: [{ range: at(9), count: 5 }] }]);
  const [a, b] = totals.all();
  assert.deepEqual(a?.functions.map(each => each.count), [3]);
  assert.deepEqual(a.statements.map(each => [each.count, each.ways]), [[3, undefined], [3, [3, 0]], [5, undefined]]);
  assert.deepEqual(b?.statements.map(each => each.count), [0, 0]);
  assert.deepEqual(share(waysOf(a)), { covered: 1, total: 2 });
});

test('ways have names', () => {
  assert.deepEqual([0, 1].map(way => wayName(way, 2)), ['condition holds', 'condition does not hold']);
  assert.deepEqual([0, 1, 2].map(way => wayName(way, 3)), ['label 0', 'label 1', 'default']);
});

test('the output says how many ended how, and why those that failed did', () => {
  const passed = { label: 'a', result: { id: 'a', status: 'passed' as const, milliseconds: 1 } };
  const failed = { label: 'b', result: { id: 'b', status: 'failed' as const, message: 'expected i32 1 but got i32 2', milliseconds: 1 } };
  assert.equal(summary('x.wast', [passed, failed, passed]), 'x.wast: 2 passed, 1 failed\n  b: expected i32 1 but got i32 2');
  assert.equal(summary('x.wast', []), 'x.wast: nothing was run');
});

test('a gate lets some through at once, and all in the end, also behind one that fails', async () => {
  const gate = new Gate(2);
  let inside = 0;
  let most = 0;
  const work = (number: number) =>
    gate.through(async () => {
      most = Math.max(most, ++inside);
      await new Promise(resolve => setImmediate(resolve));
      inside--;
      if (number === 1) throw new Error('no');
      return number;
    });
  const settled = await Promise.allSettled([0, 1, 2, 3, 4].map(work));
  assert.deepEqual(settled.map(each => each.status), ['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  assert.equal(most, 2);
  assert.equal(await work(7), 7);
});
