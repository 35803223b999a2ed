import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { test } from 'node:test';
import { listPrograms } from '../src/attach/list';
import { ago, programs } from '../src/attach/program';
import { needsPick } from '../src/attach/request';

test('a list has the newest program first', () => {
  const list = programs(JSON.stringify([
    { pid: 7, program: 'Shop', host: '127.0.0.1', port: 5005, since: '2026-11-26T07:00:00Z', version: '0.1.0' },
    { pid: 8, program: 'Bank', host: '127.0.0.1', port: 5006, since: '2026-11-26T08:00:00Z' }
  ]));
  assert.deepEqual(list.map(({ pid, name, port }) => [pid, name, port]), [[8, 'Bank', 5006], [7, 'Shop', 5005]]);
  assert.equal(list[1]?.since?.toISOString(), '2026-11-26T07:00:00.000Z');
});

test('what another version writes into the list does no harm', () => {
  const [only, ...more] = programs('[null, 5, {}, {"pid": "7", "port": 1}, {"pid": 9, "port": 1, "program": "", "since": "soon"}]');
  assert.deepEqual([only, more], [{ pid: 9, port: 1, name: 'a Java program', since: undefined }, []]);
});

test('what is no list is refused in words', () => {
  assert.throws(() => programs('usage: stepwasm dap'), /^Error: the list of programs cannot be read: usage: stepwasm dap$/);
  assert.throws(() => programs('{}'), /cannot be read: \{\}/);
});

test('times are said as people say them', () => {
  const now = new Date('2026-11-26T12:00:00Z');
  const before = (seconds: number) => ago(new Date(now.getTime() - seconds * 1000), now);
  assert.deepEqual([-5, 0, 59, 60, 3599, 3600, 86_399].map(before), [
    'started 0 s ago', 'started 0 s ago', 'started 59 s ago', 'started 1 min ago', 'started 59 min ago', 'started 1 h ago', 'started 23 h ago'
  ]);
  assert.equal(before(86_400 * 3), 'started on 2026-11-23');
});

test('who says the process or the port is not asked', () => {
  assert.ok(needsPick({}));
  assert.ok(needsPick({ pid: '', host: '127.0.0.1' }));
  assert.ok(!needsPick({ pid: '4711' }));
  assert.ok(!needsPick({ port: 5005 }));
});

/** A command that does what a script for node says. */
function command(script: string) {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stepwasm-')), 'list.cjs');
  fs.writeFileSync(file, script);
  return { executable: process.execPath, args: [file, '--list', '--json'] };
}

test('the list is asked of a program', async () => {
  const list = await listPrograms(command('console.log(JSON.stringify([{pid: process.argv.length, program: process.argv.slice(2).join(), port: 1}]))'));
  assert.deepEqual(list, [{ pid: 4, name: '--list,--json', port: 1, since: undefined }]);
});

test('a program that cannot list says why', async () => {
  await assert.rejects(listPrograms(command('console.error("no such option: --list"); process.exit(2)')), {
    message: 'the programs that can be attached to cannot be listed: no such option: --list'
  });
  await assert.rejects(listPrograms(command('console.log("hello")')), /the list of programs cannot be read: hello/);
  await assert.rejects(listPrograms({ executable: '/no/such/java', args: [] }), /cannot be listed: .*ENOENT/);
});
