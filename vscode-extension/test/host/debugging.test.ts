import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './patience';
import { Debugged, fileOf, lineOf, withBreakpoints } from './session';

const TOTAL = { program: 'orders.wat', invoke: 'total', args: [4], imports: { 'env.next': { returns: [7, 8] }, 'env.say': 'log' } };

async function at(words: string, ...more: [condition?: string, hits?: string, log?: string]): Promise<vscode.SourceBreakpoint> {
  const place = new vscode.Location(fileOf('orders.wat'), new vscode.Position(await lineOf('orders.wat', words), 0));
  return new vscode.SourceBreakpoint(place, true, ...more);
}

describe('debugging', () => {
  before(async () => {
    await vscode.extensions.getExtension('stepwasm.stepwasm')?.activate();
  });

  it('a breakpoint stops when its condition holds', async () => {
    await withBreakpoints([await at('(call $say', '$sum > 20')], async () => {
      const program = await Debugged.launch(TOTAL);
      assert.equal((await program.stopped()).reason, 'breakpoint');
      assert.equal(await program.value('$sum'), '23');
      await program.goOn();
      await program.stopped();
      assert.equal(await program.value('$sum'), '31');
      await program.goOn();
      await program.ended();
      assert.match(program.output, /env\.say\(31\)/);
    });
  });

  it('a breakpoint stops when it has been hit so often', async () => {
    await withBreakpoints([await at('(call $say', undefined, '3')], async () => {
      const program = await Debugged.launch(TOTAL);
      await program.stopped();
      assert.equal(await program.value('$sum'), '23');
      await program.end();
    });
  });

  it('a logpoint writes and does not stop', async () => {
    await withBreakpoints([await at('(call $say', undefined, undefined, 'sum is {$sum, x}')], async () => {
      const program = await Debugged.launch(TOTAL);
      await program.ended();
      for (const words of ['sum is 0x7', 'sum is 0xf', 'sum is 0x1f']) assert.ok(program.output.includes(words), program.output);
    });
  });

  it('a breakpoint that cannot be says why', async () => {
    const broken = await at('(call $say', '$nobody == 1');
    await withBreakpoints([broken], async () => {
      const program = await Debugged.launch({ ...TOTAL, stopOnEntry: true });
      await program.stopped();
      const answer = (await program.session.getDebugProtocolBreakpoint(broken)) as { verified: boolean; message?: string } | undefined;
      assert.equal(answer?.verified, false);
      assert.match(answer.message ?? '', /no local or global is called \$nobody/);
      await program.end();
    });
  });

  it('a function breakpoint stops where the function begins', async () => {
    await withBreakpoints([new vscode.FunctionBreakpoint('$first')], async () => {
      const program = await Debugged.launch({ ...TOTAL, invoke: 'first', args: [] });
      await program.stopped();
      assert.equal((await program.frame()).name, '$first');
      await program.end();
    });
  });

  it('a variable can be watched for changes', async () => {
    await withBreakpoints([await at('(local.set $orders')], async () => {
      const program = await Debugged.launch(TOTAL);
      await program.stopped();
      const { id: frameId } = await program.frame();
      const { scopes } = await program.request<{ scopes: { name: string; variablesReference: number }[] }>('scopes', { frameId });
      const info = await program.request<{ dataId: string; description: string }>('dataBreakpointInfo', { variablesReference: scopes[0]?.variablesReference, name: '$sum', frameId });
      assert.match(info.description, /\$sum/);
      await program.request('setDataBreakpoints', { breakpoints: [{ dataId: info.dataId, accessType: 'write' }] });
      vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
      await program.goOn();
      const stop = await program.stopped();
      assert.equal(stop.reason, 'data breakpoint');
      assert.match(`${stop.text ?? ''} ${stop.description ?? ''}`, /7 -> 15/);
      await program.end();
    });
  });

  it('the console completes names, and the disassembly has the instructions', async () => {
    await withBreakpoints([await at('(call $say')], async () => {
      const program = await Debugged.launch(TOTAL);
      await program.stopped();
      const { id: frameId, instructionPointerReference: memoryReference } = await program.frame();
      const { targets } = await program.request<{ targets: { label: string }[] }>('completions', { frameId, text: '$', column: 2 });
      assert.ok(['$orders', '$sum'].every(name => targets.some(({ label }) => label === name)));
      const { instructions } = await program.request<{ instructions: { instruction: string }[] }>('disassemble', { memoryReference, instructionOffset: 0, instructionCount: 2 });
      assert.deepEqual(instructions.map(({ instruction }) => instruction.trim().split(/\s+/)[0]), ['local.get', 'call']);
      await program.end();
    });
  });

  it('a trap stops with its explanation', async () => {
    const program = await Debugged.launch({ program: 'peek.wat', invoke: 'peek', args: [65522] });
    assert.equal((await program.stopped()).reason, 'exception');
    const info = await program.request<{ exceptionId: string; description: string }>('exceptionInfo', { threadId: 1 });
    assert.equal(info.exceptionId, 'out-of-bounds-memory-access');
    assert.match(info.description, /2 bytes too far/);
    await program.end();
  });

  it('a file is run in a terminal, and what is not wanted any longer is ended there', async () => {
    const started = new Promise<vscode.DebugSession>(resolve => {
      const listener = vscode.debug.onDidStartDebugSession(session => {
        listener.dispose();
        resolve(session);
      });
    });
    const terminal = new Promise<vscode.Terminal>(resolve => {
      const listener = vscode.window.onDidOpenTerminal(opened => {
        listener.dispose();
        resolve(opened);
      });
    });
    await vscode.commands.executeCommand('stepwasm.runInTerminal', fileOf('greet.wat'));
    const session = await started;
    assert.equal(session.configuration['console'], 'integratedTerminal');
    assert.equal(session.configuration['internalConsoleOptions'], 'neverOpen');
    const opened = await terminal;
    await vscode.debug.stopDebugging(session);
    opened.dispose();
    await until('no session is left', () => vscode.debug.activeDebugSession === undefined);
  });

  it('a test script is run to its end', async () => {
    const script = '(module (func (export "f") (result i32) (i32.const 42)))\n(assert_return (invoke "f") (i32.const 42))\n(assert_return (invoke "f") (i32.const 41))\n';
    await vscode.workspace.fs.writeFile(fileOf('answer.wast'), new TextEncoder().encode(script));
    const program = await Debugged.launch({ program: 'answer.wast', noDebug: true });
    await program.ended();
    assert.match(program.output, /41/);
  });

  it('two sessions at once do not know of each other', async () => {
    await withBreakpoints([await at('(call $say')], async () => {
      const one = await Debugged.launch({ ...TOTAL, name: 'one' });
      await one.stopped();
      const other = await Debugged.launch({ ...TOTAL, name: 'other' });
      await other.stopped();
      assert.notEqual(one.session.id, other.session.id);
      await one.goOn();
      await one.stopped();
      assert.deepEqual([await one.value('$sum'), await other.value('$sum')], ['15', '7']);
      await one.end();
      assert.equal(await other.value('$sum'), '7');
      await other.end();
      await until('no session is left', () => vscode.debug.activeDebugSession === undefined);
    });
  });
});
