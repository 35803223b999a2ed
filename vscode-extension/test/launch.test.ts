import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstError, inTerminal, isEmpty } from '../src/debug/launch';

test('F5 without launch.json hands over an empty configuration', () => {
  assert.ok(isEmpty({}));
  assert.ok(!isEmpty({ type: 'stepwasm', request: 'launch', name: 'x' }));
});

test('the first error in the text is the one that is named; warnings do not count', () => {
  const finding = (error: boolean, line: number, column: number) => ({ error, line, column, message: `${line}:${column}` });
  assert.equal(firstError([finding(false, 1, 1)]), undefined);
  assert.equal(firstError([finding(true, 3, 1), finding(true, 2, 9), finding(false, 1, 1), finding(true, 2, 4)])?.message, '2:4');
});

test('what became of a run is no reason not to run again', () => {
  const failed = { error: true, line: 1, column: 1, message: 'trap', code: 'run' };
  assert.equal(firstError([failed]), undefined);
  assert.equal(firstError([failed, { ...failed, code: 'type-mismatch', message: 'wrong' }])?.message, 'wrong');
});

test('the Debug Console does not open above a terminal, unless it is wanted there', () => {
  assert.deepEqual(inTerminal({ console: 'integratedTerminal' }), { console: 'integratedTerminal', internalConsoleOptions: 'neverOpen' });
  for (const same of [{}, { console: 'internalConsole' }, { console: 'externalTerminal', internalConsoleOptions: 'openOnSessionStart' }]) {
    assert.equal(inTerminal(same), same);
  }
});
