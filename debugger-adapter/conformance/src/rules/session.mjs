// How a session begins and ends.
import { check, wordsOf } from '../client.mjs';
import { alive } from './malformed.mjs';

const rule = (name, where, says, run, more = {}) => ({ name, says, where, kind: 'session', run, ...more });

/** Fails unless the adapter ends in time after its client has gone. */
async function ends(client) {
  const late = await client.end();
  check(late === undefined, late);
}

/** The exit code of a program that has ended; whoever attaches to a program need not know it. */
async function exitCode(stage, client) {
  if (stage.config.request === 'attach' && !client.has('exited')) return undefined;
  check(client.has('exited'), '`terminated` came without `exited`');
  return (await client.event('exited')).body.exitCode;
}

/** Disconnects while the adapter does something. */
async function leave(client, args) {
  await client.ok('disconnect', args);
  await ends(client);
}

export default [
  rule('initialize-answered', '`initialize` request', '`initialize` is answered with the capabilities of the adapter.', async ({ client }) => {
    const body = await client.initialize();
    check(Object.keys(body).length > 0, 'the response to initialize has no capabilities');
  }, { greet: false }),
  rule('initialize-minimal', '`InitializeRequestArguments`', '`initialize` needs no more than the ID of the adapter.', async ({ client, config }) => {
    await client.ok('initialize', { adapterID: config.adapterID });
  }, { greet: false }),
  rule('initialize-twice', '`initialize` request: "may only be sent once"', 'A second `initialize` does not harm the session.', async ({ client, config }) => {
    await client.request('initialize', { adapterID: config.adapterID });
    await alive(client, 'a second `initialize`');
  }),
  rule('before-initialize', '`initialize` request: it is the first', 'What comes before `initialize` is answered or passed over, and `initialize` works all the same.', async ({ client }) => {
    client.watcher.lenient = true;
    const early = client.request('threads');
    early.catch(() => {});
    await client.raw(Buffer.from('Content-Length: 5\r\n\r\nhello'));
    await client.initialize();
  }, { greet: false }),
  rule('filters-have-names', '`Capabilities.exceptionBreakpointFilters`', 'Exception filters have different names.', async ({ client }) => {
    const names = (client.capabilities.exceptionBreakpointFilters ?? []).map(each => each.filter);
    check(new Set(names).size === names.length, () => `two exception filters have the same name: ${names.join(', ')}`);
  }),
  rule('initialized', '`initialized` event', 'The adapter says by `initialized` that it takes breakpoints, and takes them.', async ({ stage }) => {
    await stage.launch('main', { configure: async () => stage.breakpoints('stop') });
    await stage.standing(await stage.client.stopped());
  }),
  rule('launch-answered', '`launch` request, "Launch Sequencing"', '`launch` is answered, before `configurationDone` or after it.', async ({ stage, client, note }) => {
    let early;
    const launch = client.request(stage.config.request, await stage.arguments('main'), client.timeouts.launch).then(response => {
      early ??= true;
      return response;
    });
    await client.event('initialized', { within: client.timeouts.launch });
    await stage.breakpoints('stop');
    await stage.configured();
    early ??= false;
    const response = await launch;
    check(response.success, () => `\`${stage.config.request}\` was refused: ${wordsOf(response)}`);
    note(`\`${stage.config.request}\` was answered ${early ? 'before' : 'after'} the configuration was done`);
    await client.stopped();
  }),
  rule('launch-unhurried', '`configurationDone` request, "Launch Sequencing"', 'The program waits for the end of the configuration, however long it takes.', async ({ stage, client }) => {
    let placed;
    await stage.launch('main', {
      configure: async () => {
        await new Promise(resolve => setTimeout(resolve, stage.config.timeouts.quiet));
        placed = await stage.breakpoints('stop');
      },
    });
    const { stopped } = await stage.standing(await client.stopped());
    check(stopped.reason === 'breakpoint' && placed.length === 1, () => `the program stopped because of ${stopped.reason}`);
  }),
  rule('launch-late', '"Launch Sequencing"', 'A client may configure first and launch last.', async ({ stage, client, skip }) => {
    if (!client.capabilities.supportsConfigurationDoneRequest) skip('the adapter has no configurationDone');
    try {
      await client.event('initialized', { within: stage.config.timeouts.quiet * 10 });
    } catch {
      skip('the adapter sends `initialized` after the launch only');
    }
    await stage.breakpoints('stop');
    await stage.configured();
    const response = await client.request(stage.config.request, await stage.arguments('main'), client.timeouts.launch);
    check(response.success, () => `\`${stage.config.request}\` was refused: ${wordsOf(response)}`);
    await client.stopped();
  }),
  rule('launch-refused', '`launch` request, `ErrorResponse`', 'A launch that cannot be is refused in words, and the adapter lives.', async ({ stage, client }) => {
    for (const bad of stage.config.refused) {
      const response = await client.request(stage.config.request, bad, client.timeouts.launch);
      check(response.success === false, () => `\`${stage.config.request}\` with ${JSON.stringify(bad)} succeeded`);
      await alive(client, `a refused \`${stage.config.request}\``);
    }
  }, { wants: ['refused'] }),
  rule('runs-to-end', '`exited`, `terminated` events', 'A program that ends is told by `exited`, with its code, and then `terminated`.', async ({ stage, client }) => {
    await stage.launch('main');
    await client.terminated();
    const code = await exitCode(stage, client);
    const expected = stage.config.scenarios.main.exitCode ?? 0;
    check(code === undefined || code === expected, () => `the program exited with ${code}, not with ${expected}`);
  }),
  rule('end-after-stop', '`exited`, `terminated` events', 'So is one that has stopped and goes on to its end.', async ({ stage, client }) => {
    const standing = await stage.run();
    await stage.breakpoints();
    await stage.continue(standing);
    await client.terminated();
    await exitCode(stage, client);
  }),
  rule('requests-after-end', '`terminated` event', 'After the end of the program requests are still answered.', async ({ stage, client }) => {
    await stage.launch('main');
    await client.terminated();
    for (const [command, args] of [['threads'], ['stackTrace', { threadId: 1 }], ['evaluate', { expression: stage.config.counter }], ['continue', { threadId: 1 }], ['pause', { threadId: 1 }]]) {
      await client.request(command, args);
    }
    await stage.breakpoints('stop');
  }),
  rule('no-debug', '`LaunchRequestArguments.noDebug`', 'With `noDebug` the program runs without stopping.', async ({ stage, client }) => {
    await stage.launch('main', { at: ['stop'], more: { noDebug: true } });
    await client.terminated();
  }, { when: config => (config.request === 'launch' ? undefined : 'noDebug belongs to launch') }),
  rule('disconnect-idle', '`disconnect` request', '`disconnect` ends an adapter that has started nothing.', async ({ client }) => leave(client)),
  rule('disconnect-stopped', '`disconnect` request', '`disconnect` ends an adapter whose program stands still.', async ({ stage, client }) => {
    await stage.run();
    await leave(client, { terminateDebuggee: stage.config.request === 'launch' });
  }),
  rule('disconnect-running', '`disconnect` request', '`disconnect` ends an adapter whose program runs.', async ({ stage, client }) => {
    await stage.launch('spin');
    await leave(client, {});
  }, { wants: ['scenarios.spin'] }),
  rule('disconnect-ended', '`disconnect` request', '`disconnect` ends an adapter whose program has ended.', async ({ stage, client }) => {
    await stage.launch('main');
    await client.terminated();
    await leave(client, {});
  }),
  rule('end-of-stream', 'Robustness', 'An adapter whose client is gone without a word ends, in the middle of a message too.', async ({ stage, client }) => {
    await stage.launch(stage.config.scenarios.spin ? 'spin' : 'main');
    await client.raw(Buffer.from('Content-Length: 100\r\n\r\n{"seq"'));
    client.finish();
    await ends(client);
  }),
];
