import assert from 'node:assert/strict';
import { test } from 'node:test';
import { around, dump, rowOf } from '../src/binary/dump';
import { offsetIn } from '../src/binary/offsets';
import { type Overview, unreadable } from '../src/binary/overview';
import { body, bytes, escape, percent } from '../src/binary/page';
import { sentence } from '../src/words';

const overview: Overview = {
  memories: [],
  data: [],
  custom: [],
  producers: [],
  features: [],
  uri: 'stepwasm-wasm:///a.wasm.wat',
  text: 'whole',
  size: 100,
  sections: [
    { name: 'code', custom: false, start: 8, size: 60, count: 2, whole: true },
    { name: '<b>', custom: true, start: 68, size: 32, count: -1, whole: true }
  ],
  counts: { imports: 1, exports: 1, functions: 300, data: 0 },
  imports: [{ module: 'env', name: '', kind: 'func', index: 0, type: '[i32] -> []' }],
  exports: [{ module: '', name: 'a"b', kind: 'memory', index: 0, type: '1' }],
  functions: [{ name: 'main', index: 1, offset: 9, size: 30 }]
};

test('the page has bars, counts, and buttons that lead into the text', () => {
  const page = body('a.wasm', overview);
  assert.match(page, /100 bytes · 300 functions · 1 import · 1 export/);
  assert.match(page, /<meter min="0" max="100" value="60" aria-label="code: 60 % of the file">/);
  assert.match(page, /Largest functions <span class="dim">1 of 300</);
  assert.match(page, /<button class="link" data-kind="func" data-index="0">\(empty name\)</);
  assert.match(page, /<button class="link" data-kind="func" data-index="1">main</);
  assert.doesNotMatch(page, /role="alert"|Data|Made with/);
});

test('nothing in a binary becomes HTML', () => {
  const page = body('<img>', overview);
  assert.doesNotMatch(page, /<img>|<b>|a"b/);
  assert.match(page, /&#60;b&#62;/);
  assert.equal(escape(`<a href='x'>&"`), '&#60;a href=&#39;x&#39;&#62;&#38;&#34;');
});

test('what has no text says why, with buttons, and leads nowhere', () => {
  const fault = { title: 'a.wasm is damaged', advice: 'Use `wasm-tools`.', offset: 17, section: 'code', bytes: ['0x10 <'], remedies: ['HEX', 'LIMIT'] as const };
  const page = body('a.wasm', { ...overview, text: 'none', fault });
  assert.match(page, /<h2>a.wasm is damaged<\/h2><p>Use <code>wasm-tools<\/code>\.<\/p><pre[^>]*>0x10 &#60;<\/pre>/);
  assert.match(page, /data-remedy="HEX" data-offset="17">Show Bytes</);
  assert.match(page, /data-remedy="LIMIT" data-offset="17">Change the Limit</);
  assert.match(page, /as far as it can be read/);
  assert.doesNotMatch(page, /data-kind/);
});

test('a file of which nothing is known has a page too', () => {
  const page = body('a.wasm', unreadable('a.wasm cannot be shown', 'The server is away.', ['RETRY', 'LOG']));
  assert.match(page, /Try Again<\/button><button[^>]*>Show Log</);
  assert.doesNotMatch(page, /<table|filter/);
});

test('sizes and shares are said as people say them', () => {
  assert.equal(bytes(1), '1 byte');
  assert.equal(bytes(9_999), '9,999 bytes');
  assert.equal(bytes(272_188), '272 kB (272,188 bytes)');
  assert.equal(bytes(3_000_000), '3.0 MB (3,000,000 bytes)');
  assert.equal(percent(1, 3), '33 %');
  assert.equal(percent(1, 30), '3.3 %');
  assert.equal(percent(1, 10_000), '< 0.1 %');
  assert.equal(percent(0, 0), '0 %');
});

test('an offset is found in what people copy', () => {
  assert.equal(offsetIn(' 499 '), 499);
  assert.equal(offsetIn('0x1F3'), 0x1f3);
  assert.equal(offsetIn('at f (wasm://wasm/abc:wasm-function[12]:0x1f3)'), 0x1f3);
  assert.equal(offsetIn('malformed (at offset 0x1f3)'), 0x1f3);
  for (const none of ['', 'x', '0x', '-1', '1.5', '99999999999999999999', '12 34']) assert.equal(offsetIn(none), undefined, none);
});

test('bytes are rows with offsets and characters', () => {
  const file = Uint8Array.from([0, 0x61, 0x73, 0x6d, ...new Array<number>(14).fill(0xff)]);
  const [first, second, ...others] = dump(file, 0, file.length).split('\n');
  assert.equal(first, '00000000  00 61 73 6d ff ff ff ff ff ff ff ff ff ff ff ff  .asm............');
  assert.equal(second, '00000010  ff ff                                            ..');
  assert.equal(others.length, 0);
  assert.equal(dump(new Uint8Array(), 0, 0), '');
});

test('of a large file the bytes around a place are shown', () => {
  assert.deepEqual(around(100, 50, 256), { from: 0, to: 100 });
  assert.deepEqual(around(1000, 500, 64), { from: 464, to: 532 });
  assert.deepEqual(around(1000, 0, 64), { from: 0, to: 64 });
  const { from, to } = around(1000, 999, 64);
  assert.ok(from % 16 === 0 && from <= 999 && to === 1000);
  assert.equal(rowOf(999, from), Math.floor((999 - from) / 16));
});

test('what a server says becomes a sentence', () => {
  assert.equal(sentence('it is away'), 'It is away.');
  assert.equal(sentence('Run it!'), 'Run it!');
});
