import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileMeant, placeAt } from '../src/launch/place';

/** The place of `|` in a configuration. */
function at(members: string, type = 'stepwasm') {
  const text = `{ "configurations": [ {}, { "type": "${type}", "program": "a.wat", ${members} } ] }`;
  const offset = text.indexOf('|');
  const place = placeAt(text.replace('|', ''), offset);
  return place && { ...place, text: text.replace('|', '').slice(place.start, place.end) };
}

test('the function to call is a name of the program', () => {
  assert.deepEqual([at('"invoke": |')?.what, at('"invoke": |')?.program], ['invoke', 'a.wat']);
  assert.equal(at('"invoke": "su|m"')?.text, '"sum"');
  assert.equal(at('"inv|oke": "sum"'), undefined);
  assert.equal(at('"args": ["|"]'), undefined);
});

test('imports are names of the program, without those that are there', () => {
  const place = at('"imports": { "env.log": "log", | }');
  assert.equal(place?.what, 'import');
  assert.deepEqual(place.given, ['env.log']);
  assert.equal(at('"imports": { "env.|": "log" }')?.text, '"env."');
  assert.equal(at('"imports": { "env.log": "|" }'), undefined);
});

test('other debuggers are left alone', () => {
  assert.equal(at('"invoke": "|"', 'node'), undefined);
  assert.equal(placeAt('', 0), undefined);
  assert.equal(placeAt('{ "configurations": | }', 20), undefined);
});

test('the file is known as far as its variables are', () => {
  assert.equal(fileMeant('${workspaceFolder}/a.wat', '/w', undefined), '/w/a.wat');
  assert.equal(fileMeant('a.wat', '/w', undefined), '/w/a.wat');
  assert.equal(fileMeant('${file}', '/w', '/w/b.wat'), '/w/b.wat');
  assert.equal(fileMeant('${file}', '/w', undefined), undefined);
  assert.equal(fileMeant('${command:pick}', '/w', '/w/b.wat'), undefined);
});
