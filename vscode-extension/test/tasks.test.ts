import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { argumentsOf, mistake, nameOf, TASK_NAMES } from '../src/tasks/definition';

interface Manifest {
  contributes: {
    taskDefinitions: { properties: { task: { enum: string[] } } }[];
    problemMatchers: { name: string; pattern: Record<string, number | string> & { regexp: string } }[];
  };
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

test('tasks.json offers the tasks that there are', () => {
  assert.deepEqual(contributes.taskDefinitions[0]?.properties.task.enum, [...TASK_NAMES]);
});

test('a task runs the verb on files, which are never taken for options', () => {
  assert.deepEqual(argumentsOf({ type: 'stepwasm', task: 'check' }), ['--', '.']);
  assert.deepEqual(argumentsOf({ type: 'stepwasm', task: 'build' }), ['--', '${file}']);
  assert.deepEqual(argumentsOf({ type: 'stepwasm', task: 'fmt', files: ['-a.wat'], options: ['--check'] }), ['--check', '--', '-a.wat']);
});

test('tasks are called after what they do', () => {
  assert.deepEqual([nameOf({ task: 'check' }), nameOf({ task: 'build' }), nameOf({ task: 'fmt', files: ['src', 'a.wat'] })], ['check all files', 'build the open file', 'format src, a.wat']);
});

test('what is wrong with a definition is said in words', () => {
  assert.equal(mistake({ task: 'check', files: ['a'], options: [] }), undefined);
  assert.equal(mistake({ task: 'test' }), '"task" must be one of check, build, fmt');
  assert.equal(mistake({}), '"task" must be one of check, build, fmt');
  assert.equal(mistake({ task: 'check', files: 'a' }), '"files" must be a list of paths');
  assert.equal(mistake({ task: 'check', options: [1] }), '"options" must be a list of strings');
  assert.equal(mistake({ task: 'build', files: ['a', 'b'] }), '"build" takes one file');
});

/** What a matcher makes of a line of output. */
function match(name: string, line: string): Record<string, string | undefined> | undefined {
  const pattern = contributes.problemMatchers.find(matcher => matcher.name === name)?.pattern;
  assert.ok(pattern);
  const found = new RegExp(pattern.regexp).exec(line);
  return found ? Object.fromEntries(Object.entries(pattern).flatMap(([key, group]) => (typeof group === 'number' ? [[key, found[group]]] : []))) : undefined;
}

test('problems are read from the output', () => {
  assert.deepEqual(match('stepwasm', './sub/bad.wat:1:42: error[type-mismatch]: the function must leave [i32] but leaves [i64]'), {
    file: './sub/bad.wat',
    line: '1',
    column: '42',
    severity: 'error',
    code: 'type-mismatch',
    message: 'the function must leave [i32] but leaves [i64]'
  });
  assert.equal(match('stepwasm', './sub/bad.wat:1:54: note: it ends here')?.['severity'], 'note');
  assert.equal(match('stepwasm', '  (module (func (export "f") (result i32) (i64.const 1)))'), undefined);
  assert.equal(match('stepwasm', 'checked 2 files: 3 errors'), undefined);
  assert.deepEqual(match('stepwasm-binary', './b.wasm:0x9: error[malformed-binary]: length out of bounds'), {
    file: './b.wasm',
    severity: 'error',
    code: 'malformed-binary',
    message: '0x9: error[malformed-binary]: length out of bounds'
  });
  assert.equal(match('stepwasm-binary', './a.wat:1:42: error[x]: y'), undefined);
});
