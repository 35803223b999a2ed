import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** The parts of language-configuration.json that decide by a regular expression. */
interface Configuration {
  wordPattern: string;
  indentationRules: { increaseIndentPattern: string; decreaseIndentPattern: string };
}

const configuration = JSON.parse(readFileSync('language-configuration.json', 'utf8')) as Configuration;
const deeper = new RegExp(configuration.indentationRules.increaseIndentPattern);
const back = new RegExp(configuration.indentationRules.decreaseIndentPattern);

test('a line that leaves a group or a block open is followed by a deeper one', () => {
  for (const line of [
    '(module',
    '  (func $f (export "f") (param $a i32) (result (ref null $t))',
    '    (i32.add ;; of both (and more)',
    '    (if (i32.eqz (i32.load (i32.add (local.get 0) (i32.const 1))))',
    '    (data (i32.const 0) "a ) in a string"',
    '    (call $f (; a block ;) (',
    '  ) (func',
    '    block $out (result i32)',
    '    if',
    '    else'
  ])
    assert.match(line, deeper);
});

test('a line that closes all that it opens is not', () => {
  for (const line of [
    '(module)',
    '  (func $f (export "f") (param $a i32))',
    '    (local.get $a))))',
    '    local.get $blocks',
    '    block nop end',
    '    i32.add ;; (in a comment',
    ';; (module',
    '  (data (i32.const 0) "(")',
    ''
  ])
    assert.doesNotMatch(line, deeper);
});

test('what ends a block goes back', () => {
  assert.match('    end $out', back);
  assert.match('    else', back);
  assert.doesNotMatch('    endless', back);
  assert.doesNotMatch('    (else', back);
});

test('long lines take no time', () => {
  for (const line of ['('.repeat(100_000), '(()'.repeat(50_000), `(data "${'\\00('.repeat(50_000)}")`, '(; '.repeat(50_000), ';'.repeat(100_000), '"'.repeat(99_999)]) {
    const started = performance.now();
    deeper.test(line);
    const took = performance.now() - started;
    assert.ok(took < 200, `${took} ms for ${line.slice(0, 20)}`);
  }
});

test('a name is one word, with its sign and its quotes', () => {
  const words = [...'(call $sum.2 (local.get $"a b")) offset=8 "text"'.matchAll(new RegExp(configuration.wordPattern, 'g'))].map(([word]) => word);
  assert.deepEqual(words, ['call', '$sum.2', 'local.get', '$"a b"', 'offset=8', 'text']);
});
