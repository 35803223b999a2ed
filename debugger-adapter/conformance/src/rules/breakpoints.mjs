// Breakpoints of all kinds.
import { check } from '../client.mjs';

const rule = (name, where, says, run, more = {}) => ({ name, says, where, kind: 'breakpoints', run, ...more });

/** Fails unless a stop has this reason and, if it names breakpoints, this one. */
function hit(standing, reason, breakpoint) {
  const { stopped } = standing;
  check(stopped.reason === reason, () => `the reason of the stop is \`${stopped.reason}\`, not \`${reason}\``);
  const ids = stopped.hitBreakpointIds;
  if (ids && breakpoint?.id !== undefined) check(ids.includes(breakpoint.id), () => `the stop names the breakpoints ${ids}, not ${breakpoint.id}`);
}

const verified = breakpoint => check(breakpoint.verified === true, () => `the breakpoint is not verified: ${breakpoint.message ?? 'without a word'}`);

export default [
  rule('line-breakpoint', '`setBreakpoints` request', 'The program stops at a breakpoint, and the stop names it.', async ({ stage }) => {
    const standing = await stage.run();
    hit(standing, 'breakpoint', stage.placed[0]);
    stage.isAt(standing, 'stop');
    await stage.counts(standing, 1);
  }),
  rule('breakpoints-in-order', '`setBreakpoints` request: "the same order"', 'The response has the breakpoints in the order of the request, each with the line where it is.', async ({ stage }) => {
    await stage.run();
    const order = ['stop', 'callee', 'first'];
    const placed = await stage.breakpoints(...order);
    placed.forEach((each, index) => {
      if (each.line !== undefined) check(each.line === stage.line(order[index]), () => `breakpoint ${index} was set at line ${stage.line(order[index])}, and the response says ${each.line}`);
    });
  }),
  rule('breakpoints-replaced', '`setBreakpoints` request: "clears all previous breakpoints"', 'New breakpoints of a source take the place of the old ones.', async ({ stage }) => {
    const standing = await stage.run();
    await stage.breakpoints('callee');
    for (let round = 0; round < 2; round++) {
      await stage.continue(standing);
      stage.isAt(await stage.standing(await stage.client.stopped()), 'callee');
    }
  }),
  rule('breakpoints-keep-others', '`setBreakpoints` request: "for a single source"', 'Breakpoints of one source leave those of others alone.', async ({ stage, client }) => {
    await stage.stop('main', {
      at: ['stop'],
      configure: () => client.ok('setBreakpoints', { source: { path: `${stage.path}.other` }, breakpoints: [] }),
    });
  }),
  rule('breakpoint-nowhere', '`Breakpoint.verified`', 'A breakpoint beyond the end of the text is answered: not verified, or moved.', async ({ stage, note }) => {
    await stage.run();
    const [far] = await stage.breakpoints({ line: 99_999 });
    check(!far.verified || (far.line !== undefined && far.line < 99_999), 'a breakpoint at line 99999 is verified there');
    if (!far.verified && !far.message) note('a breakpoint that cannot be has no `message`');
  }),
  rule('breakpoint-unknown-source', '`Breakpoint.verified`', 'A breakpoint in a source that is not there is answered, and not verified.', async ({ stage, client }) => {
    await stage.run();
    const { breakpoints } = await client.ok('setBreakpoints', { source: { path: `${stage.path}.missing` }, breakpoints: [{ line: 1 }] });
    check(breakpoints.length === 1 && !breakpoints[0].verified, 'a breakpoint in a source that is not there is verified');
  }),
  rule('breakpoint-ids', '`Breakpoint.id`', 'Breakpoints with an id have different ones.', async ({ stage, client }) => {
    await stage.run();
    const all = [...(await stage.breakpoints('stop', 'first', 'callee'))];
    if (client.capabilities.supportsFunctionBreakpoints && stage.config.function) {
      all.push(...(await client.ok('setFunctionBreakpoints', { breakpoints: [{ name: stage.config.function }] })).breakpoints);
    }
    const ids = all.map(each => each.id).filter(each => each !== undefined);
    check(new Set(ids).size === ids.length, () => `two breakpoints have the same id: ${ids}`);
  }),
  rule('conditions', '`SourceBreakpoint.condition`', 'A breakpoint with a condition stops when it holds, and not before.', async ({ stage }) => {
    const { text, counter } = stage.config.condition;
    const standing = await stage.stop('main', { at: [{ line: stage.line('stop'), condition: text }] });
    await stage.counts(standing, counter);
  }, { needs: 'supportsConditionalBreakpoints', wants: ['condition', 'counter'] }),
  rule('condition-wrong', '`SourceBreakpoint.condition`, `Breakpoint.message`', 'A condition that means nothing is told: not verified with a message, or by output when it fails.', async ({ stage, client }) => {
    await stage.launch('main', { at: [{ line: stage.line('stop'), condition: stage.config.wrong }] });
    const [{ verified, message }] = stage.placed;
    if (!verified && message) return;
    const event = await client.event(['stopped', 'breakpoint', 'output', 'terminated'], { where: body => !body.breakpoint || body.breakpoint.message !== undefined });
    check(event.event !== 'terminated', 'a condition that means nothing was passed over in silence');
  }, { needs: 'supportsConditionalBreakpoints', wants: ['wrong'] }),
  rule('hit-conditions', '`SourceBreakpoint.hitCondition`', 'A breakpoint with a hit count stops at that hit.', async ({ stage }) => {
    const { text, counter } = stage.config.hit;
    const standing = await stage.stop('main', { at: [{ line: stage.line('stop'), hitCondition: text }] });
    await stage.counts(standing, counter);
  }, { needs: 'supportsHitConditionalBreakpoints', wants: ['hit', 'counter'] }),
  rule('log-points', '`SourceBreakpoint.logMessage`', 'A logpoint writes its text with the values of the expressions in braces, and does not stop.', async ({ stage, client }) => {
    const { text, output } = stage.config.log;
    const heard = client.event('output', { where: body => body.output.includes(output) });
    heard.catch(() => {});
    await stage.launch('main', { at: [{ line: stage.line('stop'), logMessage: text }] });
    await heard;
    await client.terminated();
  }, { needs: 'supportsLogPoints', wants: ['log'] }),
  rule('function-breakpoints', '`setFunctionBreakpoints` request', 'The program stops when a function begins; one that is not there is not verified.', async ({ stage, client }) => {
    let placed;
    const standing = await stage.stop('main', {
      configure: async () => (placed = (await client.ok('setFunctionBreakpoints', { breakpoints: [{ name: stage.config.function }, { name: 'no such function' }] })).breakpoints),
    });
    check(placed.length === 2, () => `2 function breakpoints were set, and the response has ${placed.length}`);
    check(!placed[1].verified, 'a breakpoint in a function that is not there is verified');
    hit(standing, 'function breakpoint', placed[0]);
    stage.isAt(standing, 'callee');
  }, { needs: 'supportsFunctionBreakpoints', wants: ['function'] }),
  rule('exception-filters', '`setExceptionBreakpoints` request', 'The program stops at an exception whose filter is set, with the reason `exception`.', async ({ stage, client }) => {
    const standing = await stage.stop('fail', { configure: () => client.ok('setExceptionBreakpoints', { filters: [stage.config.exception.filter] }) });
    hit(standing, 'exception');
    stage.isAt(standing, stage.config.exception.mark);
  }, { needs: 'exceptionBreakpointFilters', wants: ['exception', 'scenarios.fail'] }),
  rule('exception-filters-off', '`setExceptionBreakpoints` request', 'Without filters no exception stops the program.', async ({ stage, client }) => {
    await stage.launch('fail', { configure: () => client.ok('setExceptionBreakpoints', { filters: [] }) });
    await client.terminated();
  }, { needs: 'exceptionBreakpointFilters', wants: ['exception', 'scenarios.fail'] }),
  rule('exception-filter-options', '`Capabilities.supportsExceptionFilterOptions`', 'Filters may come as options too; what becomes of each is told in order.', async ({ stage, client }) => {
    const { filter } = stage.config.exception;
    const standing = await stage.stop('fail', {
      configure: async () => {
        const { breakpoints } = await client.ok('setExceptionBreakpoints', { filters: [], filterOptions: [{ filterId: filter }, { filterId: 'no such filter' }] });
        if (!breakpoints) return;
        check(breakpoints.length === 2, () => `2 filters were set, and the response has ${breakpoints.length} breakpoints`);
        check(!breakpoints[1].verified, 'a filter that is not there is verified');
      },
    });
    hit(standing, 'exception');
  }, { needs: 'supportsExceptionFilterOptions', wants: ['exception', 'scenarios.fail'] }),
  rule('exception-info', '`exceptionInfo` request', 'The adapter explains the exception at which a thread has stopped, and refuses if there is none.', async ({ stage, client }) => {
    const standing = await stage.stop('fail', { configure: () => client.ok('setExceptionBreakpoints', { filters: [stage.config.exception.filter] }) });
    const info = await client.ok('exceptionInfo', standing.thread);
    const said = JSON.stringify(info);
    check(new RegExp(stage.config.exception.says).test(said), () => `exceptionInfo does not say /${stage.config.exception.says}/: ${said}`);
  }, { needs: 'supportsExceptionInfoRequest', wants: ['exception', 'scenarios.fail'] }),
  rule('exception-info-without', '`exceptionInfo` request', 'Without an exception `exceptionInfo` is refused.', async ({ stage, client }) => {
    const standing = await stage.run();
    await client.refused('exceptionInfo', standing.thread, 'but the program stopped at a breakpoint');
  }, { needs: 'supportsExceptionInfoRequest' }),
  rule('data-breakpoints', '`dataBreakpointInfo`, `setDataBreakpoints` requests', 'The program stops when a variable is accessed.', async ({ stage, client }) => {
    const { variable, access = 'write' } = stage.config.data;
    const standing = await stage.run();
    const { reference } = await stage.variable(standing, variable);
    const { dataId } = await client.ok('dataBreakpointInfo', { variablesReference: reference, name: variable.name });
    check(dataId !== null && dataId !== undefined, 'the variable cannot be watched');
    await stage.breakpoints();
    const { breakpoints } = await client.ok('setDataBreakpoints', { breakpoints: [{ dataId, accessType: access }] });
    check(breakpoints.length === 1, () => `1 data breakpoint was set, and the response has ${breakpoints.length}`);
    verified(breakpoints[0]);
    await stage.continue(standing);
    hit(await stage.standing(await client.stopped()), 'data breakpoint', breakpoints[0]);
    await client.ok('setDataBreakpoints', { breakpoints: [] });
    await stage.continue(standing);
    await client.terminated();
  }, { needs: 'supportsDataBreakpoints', wants: ['data'] }),
  rule('data-breakpoint-refused', '`dataBreakpointInfo` response: "dataId: null"', 'What cannot be watched has no `dataId`, or is refused.', async ({ stage, client }) => {
    await stage.run();
    const response = await client.request('dataBreakpointInfo', { name: 'no such variable, anywhere' });
    check(!response.success || response.body.dataId === null || response.body.dataId === undefined, 'a variable that is not there has a `dataId`');
  }, { needs: 'supportsDataBreakpoints' }),
  rule('data-breakpoint-bytes', '`Capabilities.supportsDataBreakpointBytes`', 'Bytes of memory can be watched by their address.', async ({ stage, client }) => {
    const { address, bytes } = stage.config.data;
    const standing = await stage.run();
    const { dataId } = await client.ok('dataBreakpointInfo', { name: address, asAddress: true, bytes });
    check(dataId !== null && dataId !== undefined, 'the bytes cannot be watched');
    await stage.breakpoints();
    const { breakpoints } = await client.ok('setDataBreakpoints', { breakpoints: [{ dataId, accessType: 'write' }] });
    verified(breakpoints[0]);
    await stage.continue(standing);
    hit(await stage.standing(await client.stopped()), 'data breakpoint', breakpoints[0]);
  }, { needs: 'supportsDataBreakpointBytes', wants: ['data.address'] }),
  rule('instruction-breakpoints', '`setInstructionBreakpoints` request', 'The program stops at an instruction.', async ({ stage, client }) => {
    const standing = await stage.run();
    const instructionReference = standing.frame.instructionPointerReference;
    check(instructionReference !== undefined, 'the frame has no `instructionPointerReference`');
    await stage.breakpoints();
    const { breakpoints } = await client.ok('setInstructionBreakpoints', { breakpoints: [{ instructionReference }] });
    verified(breakpoints[0]);
    await stage.continue(standing);
    const again = await stage.standing(await client.stopped());
    hit(again, 'instruction breakpoint', breakpoints[0]);
    check(again.frame.instructionPointerReference === instructionReference, 'the program stands at another instruction');
  }, { needs: 'supportsInstructionBreakpoints' }),
  rule('breakpoint-locations', '`breakpointLocations` request', 'Places for breakpoints are on the line that was asked for, and take breakpoints.', async ({ stage, client }) => {
    await stage.run();
    const line = stage.line('stop');
    const { breakpoints } = await client.ok('breakpointLocations', { source: stage.source, line });
    check(breakpoints.length > 0, 'a line that takes a breakpoint has no place for one');
    for (const each of breakpoints) check(each.line === line, () => `a place is on line ${each.line}, not on ${line}`);
    const placed = await stage.breakpoints(...breakpoints.map(({ line: at, column }) => ({ line: at, column })));
    placed.forEach(verified);
    const none = await client.ok('breakpointLocations', { source: stage.source, line: 99_999 });
    check(none.breakpoints.length === 0, 'there is a place for breakpoints on line 99999');
  }, { needs: 'supportsBreakpointLocationsRequest' }),
];
