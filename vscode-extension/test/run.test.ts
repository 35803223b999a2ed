import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mistake, shown, words } from '../src/run/arguments';

const point = [
  { name: 'x', type: 'i32' },
  { name: '$scale', type: 'f64' }
];

test('arguments are words, with commas or without', () => {
  assert.deepEqual(words(' 1, -2  0x_f '), ['1', '-2', '0x_f']);
  assert.deepEqual(words('  '), []);
  assert.deepEqual(words('i32x4:1,2,3,4, 7,8'), ['i32x4:1,2,3,4', '7', '8']);
});

test('what can be sent has no mistake', () => {
  for (const line of ['1 2', '0xff_ff -1.5e3', '-7, inf', '1 nan:0x80', '+1 0x1.8p-3']) assert.equal(mistake(line, point), undefined, line);
  assert.equal(mistake('null', [{ name: '0', type: 'externref' }]), undefined);
});

test('what cannot is said in words', () => {
  assert.equal(mistake('', point), 'x (i32) is missing');
  assert.equal(mistake('1', point), '$scale (f64) is missing');
  assert.equal(mistake('1.5 2', point), 'x must be an i32, not 1.5');
  assert.equal(mistake('1 two', point), '$scale must be an f64, not two');
  assert.equal(mistake('1 2 3', point), '1 too many');
});

test('parameters are shown with their types', () => {
  assert.equal(shown(point), 'x: i32, $scale: f64');
});
