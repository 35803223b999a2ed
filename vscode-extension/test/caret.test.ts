import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Caret } from '../src/memory/caret';
import { unit } from '../src/memory/units';

/** In a memory of 256 bytes, of which four rows of 16 are in view. */
function caret(id: Parameters<typeof unit>[0] = 'hex', cursor = 0n): Caret {
  const made = new Caret(unit(id), 0n, cursor);
  made.within(256n);
  made.fit(0, 16, 4);
  return made;
}

/** Presses a key. */
function press(where: Caret, key: string, { far = false, extend = false } = {}): void {
  const by = where.distance({ key, far });
  assert.ok(by !== undefined, `${key} moves`);
  where.move(by, extend);
}

test('arrow keys go by values and rows, and stay inside of the memory', () => {
  const where = caret('u32');
  press(where, 'ArrowRight');
  press(where, 'ArrowDown');
  assert.equal(where.cursor, 20n);
  press(where, 'ArrowUp');
  press(where, 'ArrowUp');
  assert.equal(where.cursor, 4n, 'the same column of the first row');
  press(where, 'ArrowLeft');
  press(where, 'ArrowLeft');
  assert.equal(where.cursor, 0n);
  press(where, 'End', { far: true });
  press(where, 'ArrowRight');
  assert.equal(where.cursor, 252n, 'the last whole value');
});

test('Home and End go to the ends of the row, with Ctrl to those of the memory', () => {
  const where = caret('hex', 20n);
  press(where, 'End');
  assert.equal(where.cursor, 31n);
  press(where, 'Home');
  assert.equal(where.cursor, 16n);
  press(where, 'End', { far: true });
  assert.deepEqual([where.cursor, where.top], [255n, 12n]);
  press(where, 'Home', { far: true });
  assert.deepEqual([where.cursor, where.top], [0n, 0n]);
});

test('a page is a line less than what is in view', () => {
  const where = caret();
  press(where, 'PageDown');
  assert.deepEqual([where.cursor, where.top], [48n, 0n]);
  press(where, 'PageDown');
  assert.deepEqual([where.cursor, where.top], [96n, 3n]);
});

test('with Shift all between is selected, whole values of it', () => {
  const where = caret('u16', 4n);
  press(where, 'ArrowRight', { extend: true });
  assert.deepEqual(where.selection, { from: 4n, to: 8n });
  press(where, 'ArrowUp', { extend: true });
  press(where, 'ArrowLeft', { extend: true });
  assert.deepEqual(where.selection, { from: 4n, to: 6n }, 'there is no row above, so it goes back');
  press(where, 'ArrowLeft', { extend: true });
  assert.deepEqual([where.selection, where.count], [{ from: 2n, to: 6n }, 4]);
});

test('where one jumps to stands at the beginning of a value, with lines before it in view', () => {
  const where = caret('u32');
  where.jump(0x83n);
  assert.deepEqual([where.cursor, where.shape.shift, where.top], [0x83n, 3, 8n]);
  where.jump(0x93n);
  assert.equal(where.top, 8n, 'what is in view is not moved');
  where.jump(10_000n);
  assert.equal(where.cursor, 255n);
});

test('the memory of another stop may be smaller', () => {
  const where = caret('hex', 200n);
  where.within(64n);
  where.fit(0, 16, 4);
  assert.deepEqual([where.cursor, where.top], [63n, 0n]);
});

test('other types show the first value of what was selected', () => {
  const where = caret('hex', 8n);
  where.select(8n, 15n);
  where.showAs('f64');
  assert.deepEqual(where.selection, { from: 8n, to: 16n });
});

test('other keys do not move', () => {
  assert.equal(caret().distance({ key: 'a', far: false }), undefined);
});
