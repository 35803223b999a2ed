// A rule that cannot fail is no rule: for each there is a fake adapter that violates it, and one that keeps them all.
import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { reach } from '../src/adapters.mjs';
import { read } from '../src/config.mjs';
import { all, run } from '../src/runner.mjs';
import { inProcess } from './fake/adapter.mjs';
import { faults } from './faults.mjs';

const file = path.join(path.dirname(fileURLToPath(import.meta.url)), 'fake', 'config.json');
const violated = ({ results }) => results.filter(each => each.violations.length > 0).map(each => `${each.rule.name}: ${each.violations[0].text}`);

describe('the rules', { concurrency: 4 }, () => {
  let config;
  let hasty;
  before(async () => {
    config = await read(file);
    hasty = { ...config, timeouts: { ...config.timeouts, answer: 1_000, launch: 1_000, event: 1_000, end: 1_000, quiet: 100 } };
  });

  const withFaults = (names, only) => run(hasty, async () => inProcess(names), { only, jobs: 2 });

  test('are kept by an adapter that does everything', async () => {
    const done = await run(config, async () => inProcess([]));

    assert.deepEqual(violated(done), []);
    const left = done.results.filter(each => each.left && each.rule.kind !== 'not offered');
    assert.deepEqual(left.map(each => each.rule.name), []);
  });

  test('are kept by an adapter that offers nothing', async () => {
    const done = await run(config, async () => inProcess(['offers-little']));

    assert.deepEqual(violated(done), []);
    const tried = done.results.filter(each => !each.left && each.rule.kind === 'not offered');
    assert.equal(tried.length, all.filter(each => each.kind === 'not offered' && each.without !== 'supportsConfigurationDoneRequest').length);
  });

  test('are not tried with what the adapter takes back for a program', async () => {
    const { results } = await withFaults(['takes-back-restart'], ['restart', 'terminate']);

    assert.deepEqual(violated({ results }), []);
    const restart = results.find(each => each.rule.name === 'restart');
    assert.equal(restart.outcome, 'left out');
    assert.equal(restart.left, 'the adapter has taken back supportsRestartRequest');
    assert.equal(results.find(each => each.rule.name === 'terminate').outcome, 'kept');
  });

  for (const adapter of ['process', 'port']) {
    test(`are kept by one that is reached as a ${adapter}`, async () => {
      const reached = await reach(config.adapters.find(each => each.name === adapter), config);
      try {
        const done = await run(config, reached.open, { only: ['line-breakpoint', 'split-anywhere', 'end-of-stream', 'large-message'] });

        assert.deepEqual(violated(done), []);
      } finally {
        await reached.close();
      }
    });
  }

  test('are all here', () => {
    const here = new Set([...Object.keys(faults), ...all.filter(each => each.kind === 'not offered').map(each => each.name)]);

    assert.deepEqual(all.map(each => each.name).filter(each => !here.has(each)), []);
    assert.equal(new Set(all.map(each => each.name)).size, all.length);
  });

  for (const [name, list] of Object.entries(faults)) {
    for (const each of list) {
      const [fault, via = name] = each.split('@');
      test(`${name} is violated by ${fault}`, async () => {
        const { results } = await withFaults([fault], [name, via]);

        const { outcome, violations } = results.find(result => result.rule.name === name);
        assert.equal(outcome, 'violated');
        assert.ok(violations.every(found => found.trace.length > 0), 'a violation shows the messages that led to it');
      });
    }
  }

  for (const { name } of all.filter(each => each.kind === 'not offered')) {
    for (const fault of ['silent-when-off', 'dies-when-off']) {
      test(`${name} is violated by ${fault}`, async () => {
        const { results } = await withFaults(['offers-little', name === 'without-configurationDone' ? 'no-configuration-done' : '', fault], [name]);

        assert.equal(results.find(result => result.rule.name === name).outcome, 'violated');
      });
    }
  }
});
