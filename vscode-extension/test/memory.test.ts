import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digitsFor, parseAddress, showAddress, showSize } from '../src/memory/address';
import { inParts, neighbour, pagesWith } from '../src/memory/blocks';
import { Cache } from '../src/memory/cache';
import { landmarkAt } from '../src/memory/landmarks';
import { parsePattern } from '../src/memory/pattern';
import { clampTop, reveal, slider, topAt } from '../src/memory/scroll';
import { rowAddress, rowOf, rowsOf, shapeFor } from '../src/memory/shape';
import { CHUNK, Snapshot } from '../src/memory/snapshot';
import { Snapshots } from '../src/memory/snapshots';
import { placeMeant, placeOf, referenceAt } from '../src/memory/source';
import { UNITS, unit, type UnitId } from '../src/memory/units';
import { Watchpoints } from '../src/memory/watchpoints';

/** A memory that counts how often it is read. */
function memory(size: number) {
  const bytes = new Uint8Array(size);
  const reads: [bigint, number][] = [];
  const read = (address: bigint, count: number) => {
    reads.push([address, count]);
    return Promise.resolve(bytes.slice(Number(address), Number(address) + count));
  };
  return { bytes, reads, read };
}

/** The places of the bytes that have changed. */
const changes = (changed: Uint8Array) => [...changed.entries()].flatMap(([at, is]) => (is === 1 ? [at] : []));

const at = BigInt(CHUNK);

test('an address is a decimal or hexadecimal number of up to 64 bits', () => {
  assert.equal(parseAddress(' 0x2C0 '), 704n);
  assert.equal(parseAddress('704'), 704n);
  assert.equal(parseAddress('1_000'), 1000n);
  assert.equal(parseAddress('0xffffffffffffffff'), (1n << 64n) - 1n);
  for (const text of ['', '-1', '0x', '12g', '$p', '0x10000000000000000']) assert.equal(parseAddress(text), undefined);
  assert.equal(showAddress(704n), '0x02c0');
  assert.equal(showAddress((1n << 63n) + 1n), '0x8000000000000001');
  assert.deepEqual([0n, 1n, 65536n, 65537n, 1n << 31n].map(digitsFor), [4, 4, 4, 5, 8]);
  assert.deepEqual([1n, 5n, 65536n, 98304n + 1024n, 1n << 28n, 1n << 62n].map(showSize), ['1 byte', '5 bytes', '64 KiB', '97 KiB', '256 MiB', '4 EiB']);
});

test('bytes are read once for each stop, as many as are missing at once', async () => {
  const { read, reads } = memory(8 * CHUNK);
  const snapshot = new Snapshot();
  await snapshot.read(at - 8n, 16, read);
  await snapshot.read(0n, 16, read);
  assert.deepEqual(reads, [[0n, 2 * CHUNK]]);
  await snapshot.read(at, 4 * CHUNK, read);
  assert.deepEqual(reads.slice(1), [[2n * at, 3 * CHUNK]]);
  snapshot.advance();
  await snapshot.read(0n, 16, read);
  assert.deepEqual(reads.slice(2), [[0n, CHUNK]]);
});

test('a byte that differs from the stop before has changed', async () => {
  const { bytes, read } = memory(2 * CHUNK);
  const snapshot = new Snapshot();
  assert.deepEqual(changes((await snapshot.read(0n, 32, read)).changed), []);
  snapshot.advance();
  bytes[5] = 1;
  bytes[CHUNK] = 2;
  const part = await snapshot.read(4n, 8, read);
  assert.deepEqual(changes(part.changed), [1]);
  assert.deepEqual([...part.bytes], [0, 1, 0, 0, 0, 0, 0, 0]);
  assert.deepEqual(changes((await snapshot.read(at - 4n, 8, read)).changed), [], 'not read at the stop before');
  snapshot.advance();
  assert.deepEqual(changes((await snapshot.read(0n, 32, read)).changed), [], 'nothing since');
});

test('what was read at the last stop is read again, so that it can be compared at the next one', async () => {
  const { bytes, read, reads } = memory(4 * CHUNK);
  const snapshot = new Snapshot();
  for (const chunk of [3n, 0n, 1n]) await snapshot.read(chunk * at, 16, read);
  snapshot.advance();
  bytes[CHUNK + 1] = 1;
  reads.length = 0;
  await snapshot.readAgain(read, () => true);
  assert.deepEqual(reads, [[0n, 2 * CHUNK], [3n * at, CHUNK]]);
  snapshot.advance();
  bytes[CHUNK + 2] = 1;
  assert.deepEqual(changes((await snapshot.read(at, 16, read)).changed), [2]);
});

test('what was looked at last is remembered longest', async () => {
  const { bytes, read } = memory(100 * CHUNK);
  const snapshot = new Snapshot();
  for (let chunk = 0n; chunk < 100n; chunk++) await snapshot.read(chunk * at, 1, read);
  await snapshot.read(0n, 1, read);
  snapshot.advance();
  bytes[0] = 1;
  bytes[CHUNK] = 1;
  assert.deepEqual(changes((await snapshot.read(0n, 1, read)).changed), [0]);
  assert.deepEqual(changes((await snapshot.read(at, 1, read)).changed), [], 'forgotten');
});

test('the end of the memory cuts the excerpt short, and a grown memory has not changed', async () => {
  const small = memory(CHUNK + 4);
  const snapshot = new Snapshot();
  assert.equal((await snapshot.read(at, 16, small.read)).bytes.length, 4);
  assert.equal((await snapshot.read(5n * at, 16, small.read)).bytes.length, 0);
  snapshot.advance();
  const large = memory(2 * CHUNK);
  large.bytes[CHUNK + 8] = 7;
  assert.deepEqual(changes((await snapshot.read(at, 16, large.read)).changed), []);
});

test('threads that stop each for itself have changes each for itself', async () => {
  const snapshots = new Snapshots();
  const till = (thread: number) => {
    const { bytes, read } = memory(CHUNK);
    const reference = `instance[${thread}].memory[0]`;
    const look = async () => {
      snapshots.at(thread, [{ reference }]);
      return changes((await snapshots.of({ reference }).read(0n, 16, read)).changed);
    };
    return { bytes, look };
  };
  const [first, second] = [till(1), till(2)];
  second.bytes[3] = 7; // another order from the beginning
  snapshots.stopped(1);
  assert.deepEqual(await first.look(), []);
  snapshots.stopped(2);
  assert.deepEqual(await second.look(), [], 'one memory has not changed into another');
  first.bytes[1] = 1;
  snapshots.stopped(1);
  assert.deepEqual(await first.look(), [1]);
  assert.deepEqual(await second.look(), []);
  assert.deepEqual(await first.look(), [1], 'to look at another thread is not to go on');
});

test('bytes that may be those of the next stop are shown, but nothing is compared with them', async () => {
  const reference = 'memory[0]';
  const snapshots = new Snapshots();
  const { bytes, read } = memory(CHUNK);
  const look = async (source = read) => changes((await snapshots.of({ reference }).read(0n, 16, source)).changed);
  snapshots.stopped(1);
  snapshots.at(1, [{ reference }]);
  assert.deepEqual(await look(), []);
  snapshots.stopped(1);
  snapshots.at(1, [{ reference }]);
  const stepsFirst = (address: bigint, count: number) => {
    snapshots.resumed(1); // the step overtakes the question for the bytes
    bytes[4] = 1;
    return read(address, count);
  };
  assert.deepEqual(await look(stepsFirst), [4], 'as it is');
  snapshots.stopped(1);
  snapshots.at(1, [{ reference }]);
  assert.deepEqual(await look(), [4], 'compared with what is known for certain');
});

test('bytes are shown and read as every type', () => {
  const view = new DataView(Uint8Array.of(0xff, 0xfe, 0x80, 0x3f, 0, 0, 0xf0, 0xbf).buffer);
  const shown = Object.fromEntries(UNITS.map(each => [each.id, each.show(view, 0)]));
  assert.deepEqual(shown, {
    hex: 'ff', u8: '255', i8: '-1', u16: '65279', i16: '-257', u32: '1065418495', i32: '1065418495', u64: '13830554456720211711',
    i64: '-4616189616989339905', f32: '1.0077819', f64: '-1.0000002365704288', utf8: '.', utf16: '.'
  }); // prettier-ignore
  for (const each of UNITS.filter(({ id }) => !id.startsWith('utf'))) {
    const bytes = each.parse(each.show(view, 0));
    assert.ok(typeof bytes !== 'string', `${each.id}: ${String(bytes)}`);
    if (each.id !== 'f32') assert.deepEqual([...bytes], [...new Uint8Array(view.buffer, 0, each.bytes)], each.id);
  }
});

test('floats are shown as the shortest decimal that means them', () => {
  for (const [value, words] of [[0.1, '0.1'], [1 / 3, '0.33333334'], [16777216, '16777216'], [-0, '-0'], [Infinity, 'inf'], [NaN, 'nan'], [1e-45, '1.4013e-45']] as const) {
    const view = new DataView(new ArrayBuffer(4));
    view.setFloat32(0, value, true);
    const shown = unit('f32').show(view, 0);
    assert.equal(shown, words);
    const bytes = unit('f32').parse(shown);
    assert.ok(typeof bytes !== 'string');
    assert.deepEqual([...bytes], [...new Uint8Array(view.buffer)], words);
  }
});

test('what does not fit a type is refused in words', () => {
  const refused: [UnitId, string][] = [['u8', '256'], ['i8', '-129'], ['u16', 'x'], ['i64', '18446744073709551616'], ['f32', '1e'], ['hex', 'g0'], ['utf8', '']];
  for (const [id, text] of refused) assert.equal(typeof unit(id).parse(text), 'string', `${id} ${text}`);
  assert.deepEqual(unit('i8').parse('255'), Uint8Array.of(255));
  assert.deepEqual(unit('u16').parse('-1'), Uint8Array.of(255, 255));
  assert.deepEqual(unit('u32').parse('0xdead_beef'), Uint8Array.of(0xef, 0xbe, 0xad, 0xde));
  assert.deepEqual(unit('f64').parse('-inf'), Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf0, 0xff));
});

test('text is shown by characters, and what nobody can see as a dot', () => {
  const bytes = new TextEncoder().encode('aä€🙂\u0000\u202e');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  assert.deepEqual([...bytes.keys()].map(i => unit('utf8').show(view, i)), ['a', 'ä', '', '€', '', '', '🙂', '', '', '', '.', '.', '', ''].map((each, i) => (i > 11 ? '.' : each)));
  const broken = new DataView(Uint8Array.of(0x80, 0xc3, 0x28, 0xf0, 0x9f).buffer);
  assert.deepEqual([0, 1, 2, 3, 4].map(i => unit('utf8').show(broken, i)), ['.', '.', '(', '.', '.']);
  const wide = new DataView(Uint8Array.of(0x41, 0, 0x3d, 0xd8, 0x42, 0xde, 0x3d, 0xd8).buffer);
  assert.deepEqual([0, 2, 4, 6].map(i => unit('utf16').show(wide, i)), ['A', '🙂', '', '.']);
});

test('what is looked for is text, bytes or a number', () => {
  assert.deepEqual(parsePattern('text', 'hé'), Uint8Array.of(0x68, 0xc3, 0xa9));
  assert.deepEqual(parsePattern('utf16', 'hé'), Uint8Array.of(0x68, 0, 0xe9, 0));
  for (const words of ['48 65', '0x48, 0x65', '4865', '48:65'.replace(':', ' ')]) assert.deepEqual(parsePattern('bytes', words), Uint8Array.of(0x48, 0x65));
  assert.deepEqual(parsePattern('i32', '-2'), Uint8Array.of(0xfe, 0xff, 0xff, 0xff));
  for (const [kind, words] of [['bytes', '4 8 6'], ['bytes', 'xyz'], ['text', ''], ['u16', '70000']] as const) {
    const bytes = parsePattern(kind, words);
    assert.ok(words === '4 8 6' ? typeof bytes !== 'string' : typeof bytes === 'string', words);
  }
});

test('rows of a memory of any size have an address, and the address its row', () => {
  const size = (1n << 64n) - 65536n;
  const shape = shapeFor(size, unit('hex'), 100, 0, 0);
  assert.deepEqual(shape, { bytes: 16, digits: 16, shift: 0 });
  const last = rowsOf(shape, size) - 1n;
  assert.equal(rowAddress(shape, last) + 16n, size);
  assert.equal(rowOf(shape, size - 1n), last);
  const shifted = shapeFor(65536n, unit('i32'), 60, 16, 3);
  assert.deepEqual([rowAddress(shifted, 0n), rowAddress(shifted, 1n), rowOf(shifted, 3n), rowOf(shifted, 2n)], [-13n, 3n, 1n, 0n]);
  assert.equal(rowsOf(shifted, 65536n), 4097n);
  assert.equal(shapeFor(65536n, unit('u64'), 10, 0, 0).bytes, 8, 'a row has room for one number');
});

test('the slider reaches both ends of every memory', () => {
  for (const rows of [10n, 4096n, 1n << 24n, 1n << 60n]) {
    const scrolling = { rows, visible: 12 };
    const track = 200;
    const last = clampTop(scrolling, rows);
    const { offset, length } = slider(scrolling, last, track);
    assert.equal(topAt(scrolling, offset, track), last);
    assert.equal(topAt(scrolling, 0, track), 0n);
    assert.ok(length >= 20 && length <= track);
    const middle = topAt(scrolling, (track - length) / 2, track);
    assert.ok(last === 0n || (middle > last / 3n && middle < (last * 2n) / 3n + 1n), `${rows}`);
  }
  const scrolling = { rows: 100n, visible: 10 };
  assert.deepEqual([reveal(scrolling, 50n, 49n), reveal(scrolling, 50n, 55n), reveal(scrolling, 50n, 60n), reveal(scrolling, 0n, 99n)], [49n, 50n, 51n, 90n]);
});

test('the page asks for what it does not know and keeps what it knew on display', () => {
  const cache = new Cache();
  const size = 3n * 4096n + 100n;
  cache.begin(1, true);
  assert.deepEqual(cache.missing(100n, 20, size), { address: 0n, count: 4096 });
  assert.deepEqual(cache.missing(4090n, 20, size), { address: 0n, count: 8192 });
  cache.add(1, 0n, new Uint8Array(4096).fill(7), new Uint8Array(4096));
  assert.equal(cache.missing(100n, 20, size), undefined);
  assert.deepEqual(cache.missing(4090n, 20, size), { address: 4096n, count: 4096 });
  assert.deepEqual(cache.missing(3n * 4096n, 200, size), { address: 3n * 4096n, count: 100 });
  assert.equal(cache.missing(size, 10, size), undefined);
  const part = cache.read(-2n, 6);
  assert.deepEqual([[...part.known], [...part.bytes]], [[0, 0, 1, 1, 1, 1], [0, 0, 7, 7, 7, 7]]);
  cache.begin(2, false);
  assert.deepEqual(cache.missing(0n, 1, size), { address: 0n, count: 4096 });
  assert.equal(cache.read(0n, 1).bytes[0], 7);
  cache.add(1, 0n, new Uint8Array(4096).fill(9), new Uint8Array(4096));
  assert.equal(cache.read(0n, 1).bytes[0], 7, 'an answer of an earlier stop comes too late');
  cache.begin(3, true);
  assert.equal(cache.read(0n, 1).known[0], 0);
});

test('the strip shows what is in use and what has changed', () => {
  const use = { blockSize: 64, nonZero: Uint8Array.of(0b1001, 0, 1), changed: Uint8Array.of(0b1000), compared: true };
  const size = 2048n; // 32 blocks
  assert.deepEqual([...inParts(use, size, 8)], [2, 0, 0, 0, 1, 0, 0, 0]);
  assert.deepEqual([...inParts(use, size, 64)].flatMap((mark, i) => (mark ? [`${i}:${mark}`] : [])), ['0:1', '1:1', '6:2', '7:2', '32:1', '33:1']);
  assert.equal(pagesWith(use.nonZero, use, size, 256), 2);
  assert.equal(pagesWith(use.nonZero, use, size, 1), 192);
  assert.deepEqual([neighbour(use.nonZero, 64, 0n, true), neighbour(use.nonZero, 64, 1024n, true), neighbour(use.nonZero, 64, 0n, false)], [192n, 0n, 1024n]);
  assert.equal(neighbour(new Uint8Array(4), 64, 0n, true), undefined);
  assert.equal(inParts({ ...use, blockSize: 2 ** 48 }, 1n << 60n, 100).length, 100);
});

test('a place is told by what the module says of it', () => {
  const landmarks = [
    { name: 'data segment $text', address: 16n, length: 5n },
    { name: 'global $__heap_base', address: 64n, length: 0n }
  ];
  assert.equal(landmarkAt(landmarks, 16n), 'beginning of data segment $text');
  assert.equal(landmarkAt(landmarks, 20n), '4 bytes into data segment $text (from 0x0010, 5 bytes)');
  assert.equal(landmarkAt(landmarks, 21n), '');
  assert.equal(landmarkAt(landmarks, 64n), 'global $__heap_base');
});

test('an expression leads to where its value is or points to', async () => {
  const answering = (answer: object) => ({ customRequest: () => Promise.resolve(answer) });
  assert.equal(referenceAt('memory[0]', (1n << 63n) + 16n), 'memory[0]+0x8000000000000010');
  assert.deepEqual(placeOf('module[1].memory[2]+0xff'), { memory: 'module[1].memory[2]', address: 255n });
  assert.deepEqual(placeOf('memory[0]'), { memory: 'memory[0]', address: 0n });
  assert.deepEqual(await placeMeant(answering({ result: '1032', type: 'i32', memoryReference: 'memory[0]+0x408' }), 1, '$p'), { reference: undefined, address: 1032n }, 'the memory that is shown');
  assert.deepEqual(await placeMeant(answering({ result: '7', type: 'i32', memoryReference: 'memory[1]+0x408' }), 1, 'mem[1].i32[0x408]'), { reference: 'memory[1]', address: 1032n });
  assert.deepEqual(await placeMeant({ customRequest: () => Promise.reject(new Error('nobody is asked')) }, 1, '0x10'), { reference: undefined, address: 16n });
  assert.deepEqual(await placeMeant(answering({ result: '-1', type: 'i32' }), 1, '$p'), { reference: undefined, address: 0xffffffffn });
  await assert.rejects(placeMeant(answering({ result: '1.5', type: 'f64' }), 1, '$f'), /\$f is 1\.5, which is no address/);
});

test('what is watched is known by the numbers that the adapter gives', () => {
  const watchpoints = new Watchpoints();
  const first = { memory: 'memory[0]', address: 16n, count: 4, access: 'write' } as const;
  const second = { ...first, access: 'read' } as const;
  assert.ok(watchpoints.add(first));
  assert.ok(!watchpoints.add({ ...first }));
  assert.ok(watchpoints.add(second));
  watchpoints.told([{ id: 7, verified: true }, { id: 8, verified: false, message: 'there is no memory yet' }]);
  assert.deepEqual(watchpoints.in('memory[0]', [7]).map(({ access, problem, hit }) => [access, problem, hit]), [
    ['write', '', true],
    ['read', 'there is no memory yet', false]
  ]);
  assert.ok(watchpoints.changed({ id: 8, verified: true }));
  assert.ok(!watchpoints.changed({ id: 9, verified: true }));
  assert.ok(watchpoints.remove(first));
  assert.ok(!watchpoints.remove(first));
  assert.deepEqual(watchpoints.in('memory[0]', [8]).map(({ hit, problem }) => [hit, problem]), [[true, '']]);
  assert.deepEqual(watchpoints.in('memory[1]', []), []);
});
