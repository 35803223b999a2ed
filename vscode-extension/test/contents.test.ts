import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
// @ts-expect-error: a script of the build, without types
import { differences, entriesOf } from '../build/contents.mjs';

const wrong = differences as (names: string[], list: string) => string[];
const read = entriesOf as (zip: string) => { name: string; size: number }[];

test('what is in the package is what the list says', () => {
  const list = '# a comment\nextension/package.json\nextension/images/*.png\n?extension/runtime/*\n[Content_Types].xml';
  assert.deepEqual(wrong(['[Content_Types].xml', 'extension/package.json', 'extension/images/a.png'], list), []);
  assert.deepEqual(wrong(['[Content_Types].xml', 'extension/package.json', 'extension/images/a.png', 'extension/runtime/java'], list), []);
  assert.deepEqual(wrong(['[Content_Types].xml', 'extension/package.json', 'extension/images/deep/a.png'], list), [
    'extension/images/deep/a.png is in the package, but not in build/contents.txt',
    'build/contents.txt says extension/images/*.png, but there is no such file in the package'
  ]);
});

test('the directory of a .zip file is read', () => {
  // The directory of an archive with one file, "a/b.txt", of 5 bytes, and one folder.
  const entry = (name: string, size: number) => {
    const header = Buffer.alloc(46);
    header.write('PK\x01\x02', 'latin1');
    header.writeUInt32LE(size, 20);
    header.writeUInt16LE(name.length, 28);
    return Buffer.concat([header, Buffer.from(name)]);
  };
  const directory = Buffer.concat([entry('a/', 0), entry('a/b.txt', 5)]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(2, 10);
  const file = path.join(tmpdir(), `stepwasm-contents-${process.pid}.zip`);
  writeFileSync(file, Buffer.concat([directory, end]));
  assert.deepEqual(read(file), [{ name: 'a/b.txt', size: 5 }]);
});
