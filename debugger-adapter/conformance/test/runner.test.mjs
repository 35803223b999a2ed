// The runner as a command, its configurations, and its schemas.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { commands, faults, protocol } from '../src/messages.mjs';
import { file, make, written } from '../src/schemas.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const fake = path.join(here, 'fake');
const raw = JSON.parse(readFileSync(path.join(fake, 'config.json'), 'utf8'));

/** Runs the command to its end. */
function command(...args) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [path.join(here, '..', 'run.mjs'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', data => (out += data));
    child.stderr.on('data', data => (err += data));
    child.on('close', code => resolve({ code, out, err }));
  });
}

describe('schemas', () => {
  test('are those of the types', () => {
    assert.equal(readFileSync(file, 'utf8'), written(), 'run `npm run schemas`');
    assert.equal(protocol, make().protocol);
  });

  test('know all requests and events', () => {
    assert.equal(commands.length, 45);
    assert.equal(Object.keys(make().events).length, 17);
  });

  const event = (name, body) => ({ seq: 1, type: 'event', event: name, body });

  test('tell what is missing, wrong or unknown', () => {
    assert.deepEqual(faults(event('stopped', { reason: 'dance' })), { violations: [], notes: [] });
    assert.deepEqual(faults(event('stopped', {})).violations, ["event stopped.body must have required property 'reason'"]);
    assert.deepEqual(faults(event('thread', { reason: 'started', threadId: '1' })).violations, ['event thread.body.threadId must be integer']);
    assert.deepEqual(faults(event('exited', { exitCode: 0.5 })).violations, ['event exited.body.exitCode must be integer']);
    assert.deepEqual(faults(event('exited', { exitCode: 0, why: '' })).notes, ['event exited.body has the attribute `why`, which the protocol does not know']);
    assert.deepEqual(faults(event('dance')).notes, ['the protocol has no event dance']);
    assert.deepEqual(faults(event('output', { output: '', group: 'middle' })).violations.length, 1);
    assert.deepEqual(faults([]).violations.length, 1);
  });

  test('let launch have attributes of its own', () => {
    assert.deepEqual(faults({ seq: 1, type: 'request', command: 'launch', arguments: { program: 7 } }), { violations: [], notes: [] });
    assert.equal(faults({ seq: 1, type: 'request', command: 'launch', arguments: { noDebug: 7 } }).violations.length, 1);
  });
});

describe('the command', { concurrency: 2 }, () => {
  let folder;
  before(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'dap-conformance-'))));
  after(() => rmSync(folder, { recursive: true }));

  /** A configuration of the fake adapter with other things in it. */
  function config(name, more, drop = []) {
    const whole = { ...raw, source: path.join(fake, 'program.toy'), values: { here: fake }, ...more };
    for (const each of drop) delete whole[each];
    const written = path.join(folder, `${name}.json`);
    writeFileSync(written, JSON.stringify(whole).replaceAll('${here}', JSON.stringify(fake).slice(1, -1)));
    return written;
  }

  const adapter = (...list) => ({ name: 'process', command: [process.execPath, path.join(fake, 'main.mjs'), ...list] });

  test('prints a table and ends with 0 when all rules are kept', async () => {
    const json = path.join(folder, 'found.json');
    const { code, out } = await command(path.join(fake, 'config.json'), '--adapter', 'port', '--json', json);

    assert.equal(code, 0, out);
    assert.match(out, /^ {2}ok {7}line-breakpoint +The program stops at a breakpoint/m);
    assert.match(out, /^fake, port: \d+ rules, \d+ kept, 0 violated, /m);
    const [found] = JSON.parse(readFileSync(json, 'utf8'));
    assert.equal(found.rules.find(each => each.name === 'line-breakpoint').outcome, 'kept');
  });

  test('shows the messages and ends with 1 when a rule is violated', async () => {
    const { code, out } = await command(config('broken', { adapter: adapter('ignores-conditions') }), '--only', 'conditions', '--quiet');

    assert.equal(code, 1, out);
    assert.match(out, /violated: conditions\n.*\n.*\n {2}\* `i` is 1 here, not 3\n/);
    assert.match(out, /-> .*"condition":"i == 3"/);
  });

  test('lets pass what the configuration excuses, and says so', async () => {
    const file = config('excused', { adapter: adapter('ignores-conditions'), cannot: { conditions: 'is known', 'hit-conditions': 'was known' } });
    const { code, out } = await command(file, '--only', 'conditions', '--only', 'hit-conditions');

    assert.equal(code, 0, out);
    assert.match(out, /excused +conditions/);
    assert.match(out, /hit-conditions: `cannot` names this rule, and it is kept: was known/);
  });

  test('leaves out what the configuration has no words for', async () => {
    const { out } = await command(config('short', { adapter: adapter() }, ['condition']), '--only', 'conditions');

    assert.match(out, /- +conditions +left out: the configuration has no `condition`/);
  });

  test('tells of an adapter that cannot be started', async () => {
    const { code, out } = await command(config('none', { adapter: { name: 'none', command: ['/nowhere/adapter'] } }), '--only', 'threads');

    assert.equal(code, 1);
    assert.match(out, /could not be started: .*ENOENT/);
  });

  test('passes over choices that nobody gives', async () => {
    const { code, err } = await command(config('choice', { values: { here: fake, jar: ['${env.NO_SUCH_THING}', fake] } }), '--only', 'initialized-once');

    assert.deepEqual({ code, err }, { code: 0, err: '' });
  });

  for (const [what, args, words] of [
    ['a configuration that is not there', () => ['/nowhere.json'], /there is no configuration \/nowhere.json/],
    ['a rule that is not there', () => [path.join(fake, 'config.json'), '--only', 'dancing'], /no rule is called dancing/],
    ['an adapter that is not there', () => [path.join(fake, 'config.json'), '--adapter', 'x'], /no adapter is called x: process, port/],
    ['a word that means nothing', () => [config('odd', { colour: 'blue' })], /`colour` means nothing in a configuration/],
    ['a word that is missing', () => [config('empty', {}, ['scenarios'])], /the configuration has no `scenarios`/],
    ['a value that nobody gives', () => [config('unset', { values: { here: fake, jar: '${env.NO_SUCH_THING}' } })], /--set jar=\.\.\. gives it/],
  ]) {
    test(`refuses ${what}`, async () => {
      const { code, err } = await command(...args());

      assert.equal(code, 2);
      assert.match(err, words);
    });
  }

  test('lists the rules', async () => {
    const { code, out } = await command('--list');

    assert.equal(code, 0);
    assert.match(out, /^conditions\n {2}A breakpoint with a condition stops when it holds/m);
  });
});
