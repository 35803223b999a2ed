import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY, hasConfiguration, withAdditions } from '../src/launch/file';

const OTHERWISE = { type: 'stepwasm', request: 'launch', program: '${workspaceFolder}/a.wat' };

test('a new launch.json gets the configuration', () => {
  assert.equal(
    withAdditions(EMPTY, 'Run a.wat', { imports: { 'env.log': 'log' } }, OTHERWISE),
    `{
  "version": "0.2.0",
  "configurations": [
    {
      "type": "stepwasm",
      "request": "launch",
      "program": "\${workspaceFolder}/a.wat",
      "name": "Run a.wat",
      "imports": {
        "env.log": "log"
      }
    }
  ]
}
`
  );
});

test('one that is there is completed, and its comments stay', () => {
  const before = `{
    // mine
    "configurations": [
        { "type": "node", "name": "a" },
        {
            "type": "stepwasm",
            "name": "a", // this one
            "imports": {
                "env.log": "log"
            }
        }
    ]
}`;
  const after = withAdditions(before, 'a', { imports: { 'env.next': { returns: ['7'] } }, links: { math: 'math.wat' } }, OTHERWISE) ?? '';
  assert.ok(after.includes('// mine') && after.includes('// this one'));
  assert.match(after, /"env.log": "log",\n {16}"env.next": \{\n {20}"returns": \[\n {24}"7"/);
  assert.match(after, /"links": \{\n {16}"math": "math.wat"/);
  assert.ok(!after.includes('a.wat'));
  assert.ok(hasConfiguration(after, 'a'));
  assert.ok(!hasConfiguration(after, 'b'));
});

test('what is no launch.json is left alone', () => {
  for (const text of ['', '[]', '{"configurations": 3}']) assert.equal(withAdditions(text, 'a', {}, OTHERWISE), undefined, text);
});
