import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Crashes } from '../src/client/crashes';
import { ServerProcess } from '../src/client/process';
import { type ServerState, shown } from '../src/client/state';
import { releaseOf } from '../src/client/versions';

test('the sixth crash within three minutes is too many, older ones do not count', () => {
  const crashes = new Crashes();
  const minute = 60_000;
  assert.deepEqual([0, 1, 2, 3, 4].map(at => crashes.happened(at * 1000)), [1, 2, 3, 4, 5]);
  assert.ok(crashes.happened(5_000) > Crashes.FORGIVEN);
  assert.equal(crashes.happened(3 * minute + 4_000), 2);
  crashes.forget();
  assert.equal(crashes.happened(3 * minute + 5_000), 1);
});

test('a build between releases belongs to the release that it leads to', () => {
  assert.equal(releaseOf('0.1.0-SNAPSHOT'), '0.1.0');
  assert.equal(releaseOf('1.12'), '1.12');
  assert.equal(releaseOf(undefined), undefined);
  assert.equal(releaseOf('unknown'), undefined);
});

test('the status says what the server does and leads on from there', () => {
  const java = { executable: '/j/bin/java', version: 25, source: 'JAVA_HOME' };
  const said = (state: ServerState) => {
    const { text, detail, severity, busy, command } = shown(state);
    return [`${text}: ${detail}`, severity, busy, command.title];
  };
  assert.deepEqual(said({ kind: 'starting' }), ['Stepwasm: the language server is starting', 'information', true, 'Restart']);
  assert.deepEqual(said({ kind: 'running', server: '0.1.0', java }), ['Stepwasm 0.1.0: runs on Java 25 from JAVA_HOME', 'information', false, 'Restart']);
  assert.deepEqual(said({ kind: 'stopped' }), ['Stepwasm: the language server is stopped', 'information', false, 'Start']);
  assert.deepEqual(said({ kind: 'no-java', problem: 'There is none.' }), ['Stepwasm: no Java: There is none.', 'error', false, 'Open Settings']);
  assert.deepEqual(said({ kind: 'given-up', times: 6 }), ['Stepwasm: stopped: ended 6 times within 3 minutes', 'error', false, 'Restart']);
});

test('a server that is not needed any longer may take its time to end, but not for ever', async () => {
  const said: string[] = [];
  const log = { error: (words: string) => void said.push(words) };
  const process_ = (script: string) => new ServerProcess({ executable: process.execPath, args: ['-e', script] }, log);
  const orderly = process_('process.stdin.resume().on("end", () => setTimeout(() => process.exit(7), 50))');
  const { child } = orderly;
  child.stdin?.end();
  orderly.dismiss();
  assert.deepEqual(await once(child, 'exit'), [7, null]);
  const stubborn = process_('setInterval(() => {}, 1000)');
  stubborn.dismiss(50);
  assert.deepEqual(await once(stubborn.child, 'exit'), [null, 'SIGKILL']);
  assert.deepEqual(said, []);
});

test('the log says what a server complained of, and how it ended', async () => {
  const said: string[] = [];
  const ended = (command: { executable: string; args: string[] }) => once(new ServerProcess(command, { error: words => void said.push(words) }).child, 'close');
  await ended({ executable: process.execPath, args: ['-e', 'console.error("no memory"); process.exitCode = 3'] });
  assert.equal(said.length, 2);
  assert.ok(said.includes('no memory'));
  assert.match(said.join(), /the language server \(process \d+\) ended with exit code 3/);
  await new ServerProcess({ executable: '/no/java/here', args: [] }, { error: words => void said.push(words) }).ended;
  assert.match(said.at(-1) ?? '', /\/no\/java\/here cannot be started/);
});
