// A client that other people wrote drives the adapter through everything that editors do, on both wires.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { breakpoints, column, evaluate, launch, line, main, patience, program, spin, top, until, wires } from './adapter.mjs';

for (const wire of wires) {
  describe(`over ${wire.name}`, { timeout: 10 * patience }, () => {
    let dc;
    before(() => wire.open());
    after(() => wire.close());
    beforeEach(async () => (dc = await wire.connect()));
    afterEach(() => dc?.stop());

    test('runs a program to its end', async () => {
      const output = [];
      dc.on('output', event => output.push(`${event.body.category}: ${event.body.output}`));
      const exited = dc.waitForEvent('exited', patience);
      await launch(dc, 'sum', [3], { event: 'terminated' });

      assert.equal((await exited).body.exitCode, 0);
      assert.deepEqual(output, ['stdout: 14\n']);
    });

    test('runs without debugging', async () => {
      const output = dc.waitForEvent('output', patience);
      await launch(dc, 'sum', [3], { event: 'terminated', noDebug: true, stopOnEntry: true, configure: () => breakpoints(dc, 'round') });

      assert.equal((await output).body.output, '14\n');
    });

    test('stops on entry', async () => {
      const stopped = await launch(dc, 'sum', [3], { stopOnEntry: true });

      assert.equal(stopped.reason, 'entry');
      const frame = await top(dc);
      assert.deepEqual([frame.name, frame.line, frame.source.path], ['$prepare', line('start'), program]);
    });

    test('hits a breakpoint on a line', () => dc.hitBreakpoint({ program, invoke: 'sum', args: [3] }, { path: program, line: line('store') }));

    test('hits a breakpoint at a column', () =>
      dc.hitBreakpoint({ program, invoke: 'sum', args: [3] }, { path: program, line: line('call'), column: column(line('call'), '(call') }));

    test('hits a breakpoint in the start function', () => dc.hitBreakpoint({ program, invoke: 'sum', args: [3] }, { path: program, line: line('start') }));

    test('keeps breakpoints that were set before the launch', async () => {
      await dc.initializeRequest();
      const [early] = await breakpoints(dc, 'start');
      assert.equal(early.verified, false);
      const changed = dc.waitForEvent('breakpoint', patience);
      const stopped = await until(dc, 'stopped', async () => {
        await dc.launchRequest({ program, invoke: 'sum', args: [1] });
        await dc.configurationDoneRequest();
      });

      assert.deepEqual([(await changed).body.breakpoint.id, (await changed).body.breakpoint.verified], [early.id, true]);
      assert.deepEqual(stopped.hitBreakpointIds, [early.id]);
    });

    test('says why a breakpoint moved or cannot be', async () => {
      let answers;
      await launch(dc, 'sum', [1], { stopOnEntry: true, configure: async () => (answers = await breakpoints(dc, { line: 1 }, { line: 999 })) });

      assert.equal(answers[0].verified, true);
      assert.equal(answers[0].line, line('start'));
      assert.match(answers[0].message, /^line 1 holds no instruction; moved to the next one/);
      assert.equal(answers[1].verified, false);
      assert.equal(answers[1].message, 'no instruction at or after line 999');
    });

    test('lists where breakpoints can be', async () => {
      await launch(dc, 'sum', [1], { stopOnEntry: true });
      const number = line('square');
      const { body } = await dc.customRequest('breakpointLocations', { source: { path: program }, line: number });

      const columns = body.breakpoints.map(each => each.column);
      assert.deepEqual(columns, [column(number, '(i32.mul'), column(number, '(local.get $x)'), column(number, '(local.get $x)))')]);
    });

    test('stops when a condition holds and never else', async () => {
      const stopped = await launch(dc, 'sum', [200], { configure: () => breakpoints(dc, { line: line('store'), condition: '$i == 100' }) });

      assert.equal(stopped.reason, 'breakpoint');
      assert.equal(await evaluate(dc, '$i'), '100');
      await until(dc, 'terminated', () => dc.continueRequest(main));
    });

    test('refuses a condition that means nothing', async () => {
      let answers;
      await launch(dc, 'sum', [1], { event: 'terminated', configure: async () => (answers = await breakpoints(dc, { line: line('store'), condition: '$i ==' })) });

      assert.equal(answers[0].verified, false);
      assert.notEqual(answers[0].message, '');
    });

    test('counts hits', async () => {
      await launch(dc, 'sum', [10], { configure: () => breakpoints(dc, { line: line('store'), hitCondition: '% 4' }) });
      assert.equal(await evaluate(dc, '$i'), '4');
      await until(dc, 'stopped', () => dc.continueRequest(main));
      assert.equal(await evaluate(dc, '$i'), '8');
      await until(dc, 'terminated', () => dc.continueRequest(main));
    });

    test('logs and goes on', async () => {
      const logged = dc.assertOutput('console', 'round 1: 1\nround 2: 5\nround 3: 14\n', patience);
      await launch(dc, 'sum', [3], { event: 'terminated', configure: () => breakpoints(dc, { line: line('store'), logMessage: 'round {$i}: {$acc}' }) });
      await logged;
    });

    test('stops in functions', async () => {
      let answers;
      const stopped = await launch(dc, 'sum', [3], {
        configure: async () => (answers = (await dc.setFunctionBreakpointsRequest({ breakpoints: [{ name: '$square' }, { name: 'nowhere' }] })).body.breakpoints),
      });

      assert.equal(stopped.reason, 'function breakpoint');
      assert.deepEqual(stopped.hitBreakpointIds, [answers[0].id]);
      assert.deepEqual(answers.map(each => each.verified), [true, false]);
      assert.equal((await top(dc)).name, '$square');
    });

    test('stops at an instruction', async () => {
      await launch(dc, 'sum', [3], { configure: () => breakpoints(dc, 'store') });
      const { instructionPointerReference } = await top(dc);
      await breakpoints(dc);
      const { body } = await dc.customRequest('setInstructionBreakpoints', { breakpoints: [{ instructionReference: instructionPointerReference }] });
      assert.equal(body.breakpoints[0].verified, true);
      const stopped = await until(dc, 'stopped', () => dc.continueRequest(main));

      assert.equal(stopped.reason, 'instruction breakpoint');
      assert.equal((await top(dc)).instructionPointerReference, instructionPointerReference);
      assert.equal(await evaluate(dc, '$i'), '2');
    });

    test('watches memory', async () => {
      await launch(dc, 'sum', [3], { stopOnEntry: true });
      const { body: info } = await dc.dataBreakpointInfoRequest({ name: '0x10', asAddress: true, bytes: 4 });
      const { body } = await dc.setDataBreakpointsRequest({ breakpoints: [{ dataId: info.dataId, accessType: 'write' }] });
      assert.equal(body.breakpoints[0].verified, true);
      const stopped = await until(dc, 'stopped', () => dc.continueRequest(main));

      assert.equal(stopped.reason, 'data breakpoint');
      assert.match(stopped.text, /0.*1/);
      assert.equal((await top(dc)).line, line('total'));
    });

    test('watches a global', async () => {
      await launch(dc, 'sum', [3], { configure: () => breakpoints(dc, 'round') });
      const { body: info } = await dc.dataBreakpointInfoRequest({ variablesReference: (await top(dc)).scope('Globals'), name: '$total' });
      assert.ok(info.dataId);
      await breakpoints(dc);
      await dc.setDataBreakpointsRequest({ breakpoints: [{ dataId: info.dataId, accessType: 'write' }] });
      const stopped = await until(dc, 'stopped', () => dc.continueRequest(main));

      assert.equal(stopped.reason, 'data breakpoint');
      assert.match(stopped.text, /100.*1/);
    });

    test('explains a trap, with all state intact', async () => {
      const stopped = await launch(dc, 'fall', []);
      assert.equal(stopped.reason, 'exception');
      assert.equal((await top(dc)).line, line('trap'));
      const { body } = await dc.exceptionInfoRequest(main);

      assert.match(body.description, /0x1000c/);
      assert.match(body.details.stackTrace, /\$fall/);
      assert.deepEqual((await (await top(dc)).variables('Operand stack')).map(each => each.value), ['65536']);
      const exited = dc.waitForEvent('exited', patience);
      await until(dc, 'terminated', () => dc.continueRequest(main));
      assert.equal((await exited).body.exitCode, 1);
    });

    test('explains an exception that nobody catches', async () => {
      const stopped = await launch(dc, 'throw', []);

      assert.equal(stopped.reason, 'exception');
      assert.match((await dc.exceptionInfoRequest(main)).body.description, /\$odd/);
    });

    test('does not stop at traps when told so', async () => {
      await launch(dc, 'fall', [], { event: 'terminated', configure: () => dc.setExceptionBreakpointsRequest({ filters: [] }) });
    });

    test('steps over, in and out', async () => {
      await launch(dc, 'sum', [3], { configure: () => breakpoints(dc, 'round') });
      const stepped = async act => {
        assert.equal((await until(dc, 'stopped', act)).reason, 'step');
        const frame = await top(dc);
        return [frame.name, frame.line];
      };

      assert.deepEqual(await stepped(() => dc.nextRequest(main)), ['$sum', line('call')]);
      assert.deepEqual(await stepped(() => dc.stepInRequest(main)), ['$square', line('square')]);
      assert.equal((await dc.stackTraceRequest(main)).body.totalFrames, 2);
      assert.deepEqual(await stepped(() => dc.stepOutRequest(main)), ['$sum', line('call')]);
      const before = (await top(dc)).column;
      assert.deepEqual(await stepped(() => dc.nextRequest({ ...main, granularity: 'instruction' })), ['$sum', line('call')]);
      assert.notEqual((await top(dc)).column, before);
    });

    test('shows deep stacks by pages', async () => {
      await launch(dc, 'down', [100], { configure: () => breakpoints(dc, { line: line('down'), condition: '$n == 0' }) });
      const { body } = await dc.stackTraceRequest({ ...main, startFrame: 95, levels: 20 });

      assert.equal(body.totalFrames, 101);
      assert.equal(body.stackFrames.length, 6);
    });

    test('shows and changes values', async () => {
      await launch(dc, 'sum', [3], { configure: () => breakpoints(dc, 'round') });
      const frame = await top(dc);
      assert.deepEqual((await frame.variables('Locals')).map(each => `${each.name} = ${each.value}: ${each.type}`), ['$n = 3: i32', '$i = 0: i32', '$acc = 0: i32']);
      assert.equal(await frame.value('Globals', '$total'), '100');

      const { body } = await dc.setVariableRequest({ variablesReference: frame.scope('Locals'), name: '$acc', value: '0x3e8' });
      assert.equal(body.value, '1000');
      await assert.rejects(dc.setVariableRequest({ variablesReference: frame.scope('Locals'), name: '$acc', value: 'many' }), /many/);
      await breakpoints(dc);
      const output = dc.assertOutput('stdout', '1014\n', patience);
      await until(dc, 'terminated', () => dc.continueRequest(main));
      await output;
    });

    test('evaluates wherever editors ask', async () => {
      await launch(dc, 'sum', [3], { configure: () => breakpoints(dc, 'store') });

      for (const context of ['watch', 'hover', 'repl', 'clipboard', 'variables']) assert.equal(await evaluate(dc, '$acc + 41', context), '42');
      assert.equal(await evaluate(dc, 'mem.u8[64]'), String('h'.charCodeAt(0)));
      assert.equal(await evaluate(dc, 'mem.utf8[64, 5]'), '"hello"');
      await assert.rejects(evaluate(dc, '1 +'));
      await assert.rejects(evaluate(dc, '$nothing'), /\$nothing/);
    });

    test('changes what an expression means', async () => {
      await launch(dc, 'sum', [3], { configure: () => breakpoints(dc, 'store') });
      const { id: frameId } = await top(dc);
      const { body } = await dc.customRequest('setExpression', { expression: 'mem.i32[64]', value: '0x21', frameId });

      assert.equal(body.value, '33');
      assert.equal(await evaluate(dc, 'mem.u8[64]'), '33');
      await assert.rejects(dc.customRequest('setExpression', { expression: '1 + 1', value: '3', frameId }));
    });

    test('shows the code instruction by instruction', async () => {
      await launch(dc, 'sum', [3], { configure: () => breakpoints(dc, 'store') });
      const { instructionPointerReference: memoryReference } = await top(dc);
      const { body } = await dc.disassembleRequest({ memoryReference, instructionOffset: -2, instructionCount: 200 });

      assert.equal(body.instructions.length, 200);
      assert.equal(Number(body.instructions[2].address), Number(memoryReference));
      assert.match(body.instructions[2].instruction, /^ *i32\.const 16/);
    });

    test('begins again', async () => {
      await launch(dc, 'sum', [3], { configure: () => breakpoints(dc, { line: line('store'), condition: '$i == 2' }) });
      const stopped = await until(dc, 'stopped', () => dc.restartRequest({}));

      assert.equal(stopped.reason, 'breakpoint');
      assert.equal(await evaluate(dc, '$i'), '2');
      const output = dc.waitForEvent('output', patience);
      await until(dc, 'terminated', () => dc.continueRequest(main));
      assert.equal((await output).body.output, '14\n');
    });

    test('reads and writes memory', async () => {
      await launch(dc, 'sum', [3], { configure: () => breakpoints(dc, 'store') });
      const [memory] = await (await top(dc)).variables('Memories');
      const read = async (offset, count) => (await dc.customRequest('readMemory', { memoryReference: memory.memoryReference, offset, count })).body;
      assert.equal(Buffer.from((await read(64, 5)).data, 'base64').toString(), 'hello');
      assert.equal((await read(65530, 10)).unreadableBytes, 4);

      const data = Buffer.from('J').toString('base64');
      await dc.customRequest('writeMemory', { memoryReference: memory.memoryReference, offset: 64, data });
      assert.equal(Buffer.from((await read(64, 5)).data, 'base64').toString(), 'Jello');
      await assert.rejects(dc.customRequest('writeMemory', { memoryReference: memory.memoryReference, offset: 65536, data }));
    });

    test('names the thread, the module and the source', async () => {
      await launch(dc, 'sum', [3], { stopOnEntry: true });

      assert.deepEqual((await dc.threadsRequest()).body.threads.map(each => each.id), [1]);
      assert.deepEqual((await dc.modulesRequest({})).body.modules.map(each => each.name), ['program.wat']);
      assert.deepEqual((await dc.customRequest('loadedSources')).body.sources.map(each => each.path), [program]);
    });

    test('pauses an endless loop and goes on', async () => {
      await spin(dc);
      for (let i = 0; i < 3; i++) {
        assert.equal((await until(dc, 'stopped', () => dc.pauseRequest(main))).reason, 'pause');
        assert.equal((await top(dc)).name, '$spin');
        await dc.continueRequest(main);
      }
      await until(dc, 'terminated', () => dc.terminateRequest());
    });

    test('refuses what makes no sense, in words', async () => {
      await dc.initializeRequest();
      await assert.rejects(dc.launchRequest({ program: '/nowhere/lost.wat' }), /there is no program \/nowhere\/lost\.wat/);
      await assert.rejects(dc.launchRequest({ program, invoke: 'nothing' }), /nothing/);
      await assert.rejects(dc.launchRequest({ program, invoke: 'sum', args: [] }), /argument/);
      await assert.rejects(dc.customRequest('dance'), /`dance` is not supported/);
    });

    test('ends when the client disconnects', async () => {
      await spin(dc);
      // The client keeps what it is connected to for itself.
      const gone = dc._adapterProcess ? once(dc._adapterProcess, 'exit') : once(dc._socket, 'close');
      await dc.disconnectRequest();
      dc = undefined;
      await gone;
    });
  });
}
