import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstError, isEmpty } from '../src/debug/launch';

test('F5 without launch.json hands over an empty configuration', () => {
  assert.ok(isEmpty({}));
  assert.ok(!isEmpty({ type: 'stepwasm', request: 'launch', name: 'x' }));
});

test('the first error in the text is the one that is named; warnings do not count', () => {
  const finding = (error: boolean, line: number, column: number) => ({ error, line, column, message: `${line}:${column}` });
  assert.equal(firstError([finding(false, 1, 1)]), undefined);
  assert.equal(firstError([finding(true, 3, 1), finding(true, 2, 9), finding(false, 1, 1), finding(true, 2, 4)])?.message, '2:4');
});
