// Going on, stepping, pausing, and moving in other ways.
import { check } from '../client.mjs';
import { encode } from '../wire.mjs';
import { alive } from './malformed.mjs';

const rule = (name, where, says, run, more = {}) => ({ name, says, where, kind: 'running', run, ...more });

const because = (standing, reason) => check(standing.stopped.reason === reason, () => `the reason of the stop is \`${standing.stopped.reason}\`, not \`${reason}\``);

/** A step that ends at one of some marks. */
const step = (command, from, to, says) =>
  rule(`step-${command}`, `\`${command}\` request`, says, async ({ stage }) => {
    const standing = await stage.run(from);
    const next = await stage.go(command, standing.thread);
    because(next, 'step');
    stage.isAt(next, ...to);
  });

/** The response of a request that lets the program go on comes before the stop that it leads to. */
const order = client => {
  const lines = client.trace.filter(each => each.startsWith('<-'));
  const answered = lines.findLastIndex(each => each.includes('"type":"response"') && /"command":"(next|continue)"/.test(each));
  const stopped = lines.findLastIndex(each => each.includes('"event":"stopped"'));
  return answered < stopped;
};

export default [
  rule('continue-answered', '`continue` request', '`continue` is answered before the stop that follows, and the program stops again at the same breakpoint.', async ({ stage, client }) => {
    let standing = await stage.run();
    for (let round = 2; round <= 4; round++) {
      await stage.continue(standing);
      standing = await stage.standing(await client.stopped());
      stage.isAt(standing, 'stop');
      await stage.counts(standing, round);
      check(order(client), '`stopped` came before the response to `continue`');
    }
  }, { wants: ['counter'] }),
  step('next', 'call', ['stop', 'after'], 'A step over a call ends behind it, with the reason `step`.'),
  step('stepIn', 'call', ['callee'], 'A step into a call ends in the function that is called.'),
  step('stepOut', 'callee', ['call', 'stop', 'after'], 'A step out ends in the caller.'),
  rule('next-answered', '`next` request', '`next` is answered before the stop that follows.', async ({ stage, client }) => {
    const standing = await stage.run();
    await stage.go('next', standing.thread);
    check(order(client), '`stopped` came before the response to `next`');
  }),
  rule('stepping-granularity', '`SteppingGranularity`', 'A step by an instruction goes less far than one by a line, or as far.', async ({ stage, client }) => {
    let standing = await stage.run('call');
    const line = standing.frame.line;
    const first = standing.frame.instructionPointerReference;
    standing = await stage.go('next', { ...standing.thread, granularity: 'instruction' });
    because(standing, 'step');
    if (first !== undefined) check(standing.frame.instructionPointerReference !== first, 'a step by an instruction ended at the same instruction');
    while (standing.frame.line === line) standing = await stage.go('next', { ...standing.thread, granularity: 'instruction' });
    stage.isAt(standing, 'stop', 'after');
    for (const granularity of ['line', 'statement']) await stage.go('next', { ...standing.thread, granularity });
    await alive(client, 'steps of all granularities');
  }, { needs: 'supportsSteppingGranularity' }),
  rule('pause', '`pause` request', 'A program that runs can be paused, and goes on.', async ({ stage, client }) => {
    await stage.launch('spin');
    for (let round = 0; round < 3; round++) {
      await client.ok('pause', { threadId: await stage.running() });
      const standing = await stage.standing(await client.stopped());
      because(standing, 'pause');
      await stage.continue(standing);
    }
  }, { wants: ['scenarios.spin'] }),
  rule('asked-while-running', '`Response.message`: "notStopped"', 'What can be asked of a stopped program only is refused while it runs, and not left without an answer.', async ({ stage, client }) => {
    await stage.launch('spin');
    const threadId = await stage.running();
    await client.request('stackTrace', { threadId });
    await client.request('evaluate', { expression: stage.config.counter ?? '1' });
    for (const command of ['next', 'stepIn', 'stepOut', 'continue']) await client.request(command, { threadId });
    await stage.breakpoints('stop');
    await client.ok('pause', { threadId });
    await client.stopped();
  }, { wants: ['scenarios.spin'] }),
  rule('step-in-targets', '`stepInTargets` request', 'The calls of a line can be chosen from, and a step goes into the one that is chosen.', async ({ stage, client }) => {
    const standing = await stage.run('call');
    const { targets } = await client.ok('stepInTargets', { frameId: standing.frameId });
    const target = targets.find(each => new RegExp(stage.config.target).test(each.label));
    check(target, () => `no target is called /${stage.config.target}/: ${targets.map(each => each.label).join('; ')}`);
    check(new Set(targets.map(each => each.id)).size === targets.length, 'two targets have the same id');
    stage.isAt(await stage.go('stepIn', { ...standing.thread, targetId: target.id }), 'callee');
  }, { needs: 'supportsStepInTargetsRequest', wants: ['target'] }),
  rule('goto', '`gotoTargets`, `goto` requests', 'The program goes on elsewhere without running what is between, and stops there with the reason `goto`.', async ({ stage, client }) => {
    const standing = await stage.run();
    const { targets } = await client.ok('gotoTargets', { source: stage.source, line: stage.line('first') });
    check(targets.length > 0, 'a line of the same loop is no target');
    await client.ok('goto', { ...standing.thread, targetId: targets[0].id });
    const there = await stage.standing(await client.stopped());
    because(there, 'goto');
    stage.isAt(there, 'first');
    await stage.counts(there, 1);
    await client.refused('goto', { ...standing.thread, targetId: 987_654 }, 'but there is no such target');
  }, { needs: 'supportsGotoTargetsRequest', wants: ['counter'] }),
  rule('restart-frame', '`restartFrame` request', 'A function begins again.', async ({ stage, client }) => {
    const standing = await stage.run('callee');
    await client.ok('restartFrame', { frameId: standing.frameId });
    const again = await stage.standing(await client.stopped());
    stage.isAt(again, 'callee');
    check(again.frames.length === standing.frames.length, 'the stack has another depth after restartFrame');
    await client.refused('restartFrame', { frameId: 987_654 }, 'but there is no such frame');
  }, { needs: 'supportsRestartFrame' }),
  rule('step-back', '`stepBack` request', 'A step back undoes a step.', async ({ stage }) => {
    const standing = await stage.run();
    const next = await stage.go('next', standing.thread);
    const back = await stage.go('stepBack', next.thread);
    because(back, 'step');
    stage.isAt(back, 'stop');
  }, { needs: 'supportsStepBack' }),
  rule('reverse-continue', '`reverseContinue` request', 'The program runs backwards to a breakpoint.', async ({ stage, client }) => {
    const standing = await stage.run();
    await stage.continue(standing);
    await stage.counts(await stage.standing(await client.stopped()), 2);
    await stage.counts(await stage.go('reverseContinue', standing.thread), 1);
  }, { needs: 'supportsStepBack', wants: ['counter'] }),
  rule('restart', '`restart` request', 'The program begins again, with its breakpoints.', async ({ stage, client }) => {
    const standing = await stage.run();
    await stage.continue(standing);
    await client.stopped();
    await client.ok('restart', {}, client.timeouts.launch);
    await stage.counts(await stage.standing(await client.stopped()), 1);
  }, { needs: 'supportsRestartRequest', wants: ['counter'] }),
  rule('terminate', '`terminate` request', '`terminate` ends the program, and the session can go on being asked.', async ({ stage, client }) => {
    await stage.launch(stage.config.scenarios.spin ? 'spin' : 'main');
    await client.ok('terminate', {});
    await client.terminated();
    await alive(client, '`terminate`');
  }, { needs: 'supportsTerminateRequest' }),
  rule('terminate-stopped', '`terminate` request', '`terminate` ends a program that stands still.', async ({ stage, client }) => {
    await stage.run();
    await client.ok('terminate', {});
    await client.terminated();
  }, { needs: 'supportsTerminateRequest' }),
  rule('terminate-threads', '`terminateThreads` request', '`terminateThreads` ends a thread; it is told or not listed any more.', async ({ stage, client }) => {
    const { threadId } = await stage.run();
    await client.ok('terminateThreads', { threadIds: [threadId] });
    await client.event(['thread', 'terminated'], { where: body => body.reason === undefined || (body.reason === 'exited' && body.threadId === threadId) });
  }, { needs: 'supportsTerminateThreadsRequest' }),
  rule('cancel', '`cancel` request', 'What is cancelled is answered all the same: with its result, or as `cancelled`.', async ({ stage, client }) => {
    const request = client.build(stage.config.request, await stage.arguments('main'));
    const launch = client.response(request, client.timeouts.launch);
    const cancel = client.build('cancel', { requestId: request.seq });
    const cancelled = client.response(cancel);
    await client.raw(Buffer.concat([encode(request), encode(cancel)]), `${JSON.stringify(request)} and ${JSON.stringify(cancel)}`);
    await cancelled;
    const response = await launch;
    if (!response.success) check(response.message === 'cancelled', () => `a cancelled request is refused with the message ${JSON.stringify(response.message)}, not "cancelled"`);
    await alive(client, '`cancel`');
  }, { needs: 'supportsCancelRequest' }),
  rule('cancel-nothing', '`cancel` request', 'To cancel what is not there is answered.', async ({ client }) => {
    await client.request('cancel', { requestId: 987_654 });
    await client.request('cancel', { progressId: 'no such progress' });
    await client.request('cancel');
  }, { needs: 'supportsCancelRequest' }),
];
