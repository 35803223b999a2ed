import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './patience';
import { Debugged, fileOf, withBreakpoints } from './session';

const SCRIPT = `(module $calc
  (import "spectest" "print_i32" (func $print (param i32)))
  (func $double (export "double") (param $x i32) (result i32)
    (call $print (local.get $x))
    (i32.mul
      (local.get $x)
      (i32.const 2))))
(assert_return (invoke "double" (i32.const 4)) (i32.const 8))
(assert_return (invoke "double" (i32.const 5)) (i32.const 11))
(module $one
  (func (export "one") (result i32)
    (i32.const 1)))
(assert_return (invoke "one") (i32.const 1))
`;

const FILE = 'debugged.wast';

describe('test scripts', () => {
  before(() => vscode.workspace.fs.writeFile(fileOf(FILE), new TextEncoder().encode(SCRIPT)));

  const at = (line: number) => new vscode.SourceBreakpoint(new vscode.Location(fileOf(FILE), new vscode.Position(line - 1, 0)));

  it('stop at commands and in the modules of the text, and are stepped through', () =>
    withBreakpoints([at(8), at(12)], async () => {
      const script = await Debugged.launch({ program: FILE });
      await script.stopped();
      assert.deepEqual(await script.stack(), ['$script 8']);
      await script.goOn('stepIn');
      await script.stopped();
      assert.deepEqual(await script.stack(), ['$double 4', '$script 8']);
      await script.goOn('stepOut');
      await script.stopped();
      assert.deepEqual(await script.stack(), ['$script 8']);
      await script.goOn();
      await script.stopped();
      assert.deepEqual(await script.stack(), ['$script 9'], 'an assertion that does not hold');
      await script.goOn();
      await script.stopped();
      assert.deepEqual(await script.stack(), ['$one 12', '$script 13']);
      await script.goOn();
      await script.ended();
      assert.equal(script.exitCode, 1);
      assert.match(script.output, /debugged\.wast:9:1: assert_return failed: expected i32 11 but got i32 10/);
      assert.match(script.output, /4 passed, 1 failed/);
    }));

  it('are run to their end without debugging', () =>
    withBreakpoints([at(8)], async () => {
      const script = await Debugged.launch({ program: FILE, noDebug: true });
      await script.ended();
      assert.equal(script.stopCount, 0);
      assert.equal(script.exitCode, 1);
    }));

  it('have lenses that debug one command and all of them', async () => {
    const document = await vscode.workspace.openTextDocument(fileOf(FILE));
    await vscode.window.showTextDocument(document);
    const lenses = await until('there are lenses', async () => {
      const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
      return all.filter(lens => lens.command?.title.startsWith('Debug'));
    });
    assert.deepEqual(
      lenses.map(lens => `${lens.command?.title} ${lens.range.start.line + 1}`),
      ['Debug script 1', 'Debug 8', 'Debug 9', 'Debug 13']
    );
    const command = lenses[2]?.command;
    assert.ok(command);
    assert.equal(command.arguments, undefined); // the editor forgets what has some
    const script = await Debugged.startedBy(() => vscode.commands.executeCommand(command.command));
    await script.stopped();
    assert.deepEqual(await script.stack(), ['$script 9']);
    await script.goOn();
    await script.stopped();
    await script.goOn();
    await script.ended();
    assert.match(script.output, /1 failed/);
  });
});
