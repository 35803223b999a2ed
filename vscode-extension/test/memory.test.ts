import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAddress, showAddress } from '../src/memory/address';
import { CHUNK, Snapshot } from '../src/memory/snapshot';

/** A memory that counts how often it is read. */
function memory(size: number) {
  const bytes = new Uint8Array(size);
  const reads: number[] = [];
  const read = (address: number, count: number) => {
    reads.push(address);
    return Promise.resolve(bytes.slice(address, address + count));
  };
  return { bytes, reads, read };
}

test('an address is a decimal or hexadecimal number', () => {
  assert.equal(parseAddress(' 0x2C0 '), 704);
  assert.equal(parseAddress('704'), 704);
  assert.equal(parseAddress('1_000'), 1000);
  for (const text of ['', '-1', '0x', '12g', '$p', '99999999999999999999']) assert.equal(parseAddress(text), undefined);
  assert.equal(showAddress(704), '0x02c0');
});

test('bytes are read once for each stop', async () => {
  const { read, reads } = memory(4 * CHUNK);
  const snapshot = new Snapshot();
  await snapshot.read(CHUNK - 8, 16, read);
  await snapshot.read(0, 16, read);
  assert.deepEqual(reads, [0, CHUNK]);
  snapshot.advance();
  await snapshot.read(0, 16, read);
  assert.deepEqual(reads, [0, CHUNK, 0]);
});

test('a byte that differs from the stop before has changed', async () => {
  const { bytes, read } = memory(2 * CHUNK);
  const snapshot = new Snapshot();
  assert.deepEqual((await snapshot.read(0, 32, read)).changed, []);
  snapshot.advance();
  bytes[5] = 1;
  bytes[CHUNK] = 2;
  assert.deepEqual((await snapshot.read(4, 8, read)).changed, [1]);
  assert.deepEqual((await snapshot.read(CHUNK - 4, 8, read)).changed, [], 'not read at the stop before');
  snapshot.advance();
  assert.deepEqual((await snapshot.read(0, 32, read)).changed, [], 'nothing since');
});

test('what was read at the last stop is read again, so that it can be compared at the next one', async () => {
  const { bytes, read } = memory(2 * CHUNK);
  const snapshot = new Snapshot();
  await snapshot.read(0, 16, read);
  await snapshot.read(CHUNK, 16, read);
  snapshot.advance();
  bytes[CHUNK + 1] = 1;
  await snapshot.readAgain(read, () => true);
  snapshot.advance();
  bytes[CHUNK + 2] = 1;
  assert.deepEqual((await snapshot.read(CHUNK, 16, read)).changed, [2]);
});

test('the end of the memory cuts the excerpt short, and a grown memory has not changed', async () => {
  const small = memory(CHUNK + 4);
  const snapshot = new Snapshot();
  assert.equal((await snapshot.read(CHUNK, 16, small.read)).bytes.length, 4);
  assert.equal((await snapshot.read(5 * CHUNK, 16, small.read)).bytes.length, 0);
  snapshot.advance();
  const large = memory(2 * CHUNK);
  large.bytes[CHUNK + 8] = 7;
  assert.deepEqual((await snapshot.read(CHUNK, 16, large.read)).changed, []);
});
