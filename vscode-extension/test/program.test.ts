import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isProgram, isScript, meansFileInFront, programOf } from '../src/launch/program';

const at = (scheme: string, path: string) => ({ scheme, path, fsPath: path });

test('the text of a binary means the binary', () => {
  assert.equal(programOf(at('file', '/a/b.wat')), '/a/b.wat');
  assert.equal(programOf(at('stepwasm-wasm', '/a/b.wasm.wat')), '/a/b.wasm');
  assert.equal(programOf(at('untitled', 'Untitled-1')), undefined);
  assert.equal(programOf(at('vscode-vfs', '/a/b.wat')), undefined);
});

test('programs are known by name or language', () => {
  assert.ok(isProgram(at('file', '/a.WASM'), undefined));
  assert.ok(isProgram(at('file', '/a.wast'), 'wast'));
  assert.ok(isProgram(at('untitled', 'Untitled-1'), 'wat'));
  assert.ok(!isProgram(at('file', '/a.json'), 'json'));
  assert.ok(isScript('/a.wast') && !isScript('/a.wat'));
  assert.ok(meansFileInFront('${file}') && !meansFileInFront('a.wat') && !meansFileInFront(undefined));
});
