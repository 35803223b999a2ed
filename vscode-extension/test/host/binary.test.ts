import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { binaryOf, textOf } from '../../src/binary/address';
import { press, write } from './hands';
import { until, whilePending } from './patience';
import { Debugged } from './session';

/** `(module (memory (export "memory") 1) (func (export "answer") (result i32) i32.const 42))` */
const ANSWER = Uint8Array.from([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7f, 0x03, 0x02, 0x01, 0x00, 0x05, 0x03, 0x01, 0x00, 0x01, 0x07, 0x13, 0x02,
  0x06, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 0x02, 0x00, 0x06, 0x61, 0x6e, 0x73, 0x77, 0x65, 0x72, 0x00, 0x00, 0x0a, 0x06, 0x01, 0x04, 0x00, 0x41, 0x2a, 0x0b
]);

const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
const fs = vscode.workspace.fs;

async function written(name: string, bytes: Uint8Array): Promise<vscode.Uri> {
  const file = vscode.Uri.joinPath(folder, name);
  await fs.writeFile(file, bytes);
  return file;
}

const tabs = () => vscode.window.tabGroups.all.flatMap(group => group.tabs);
const custom = (kind: string) => tabs().find(({ input }) => input instanceof vscode.TabInputCustom && input.viewType === kind);
const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');

describe('binaries', () => {
  afterEach(closeAll);

  it('a file and its text have addresses that lead to each other', () => {
    const file = vscode.Uri.joinPath(folder, 'ä b%.wasm');
    assert.equal(binaryOf(textOf(file))?.toString(), file.toString());
    assert.equal(binaryOf(file), undefined);
  });

  it('a binary opens as its text, in the place of the editor that opened', async () => {
    const file = await written('answer.wasm', ANSWER);
    await vscode.commands.executeCommand('vscode.open', file);
    const editor = await until('the text is shown', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.toString() === textOf(file).toString() ? active : undefined;
    });
    assert.equal(editor.document.languageId, 'wat');
    assert.match(editor.document.getText(), /i32\.const 42/);
    await until('the other editor is gone', () => custom('stepwasm.binary') === undefined);
    const symbols = await until('there is an outline', () => vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', editor.document.uri));
    assert.equal(symbols[0]?.name, 'module');
    assert.equal(fs.isWritableFileSystem('stepwasm-wasm'), false);
  });

  it('the text follows the binary', async () => {
    const file = await written('follow.wasm', ANSWER);
    const document = await vscode.workspace.openTextDocument(textOf(file));
    await vscode.window.showTextDocument(document);
    await written('follow.wasm', ANSWER.map((byte, at) => (at === ANSWER.length - 2 ? 0x2b : byte)));
    await until('the new constant is shown', () => document.getText().includes('i32.const 43'));
  });

  it('a damaged binary, and what is none, stay in the editor that says why', async () => {
    for (const [name, bytes] of [['cut.wasm', ANSWER.subarray(0, 40)], ['page.wasm', new TextEncoder().encode('<!DOCTYPE html>')], ['empty.wasm', new Uint8Array()]] as const) {
      await vscode.commands.executeCommand('vscode.open', await written(name, bytes));
      const tab = await until('the editor is there', () => custom('stepwasm.binary'));
      assert.equal(tab.label, name);
      await closeAll();
    }
  });

  it('a damaged binary gives way when it has been mended', async () => {
    const file = await written('mended.wasm', ANSWER.subarray(0, 40));
    await vscode.commands.executeCommand('vscode.open', file);
    await until('the editor is there', () => custom('stepwasm.binary'));
    await until('the text is shown', async () => {
      await fs.writeFile(file, ANSWER); // again until the editor, which may still be reading, has seen it
      return vscode.window.activeTextEditor?.document.uri.toString() === textOf(file).toString();
    });
  });

  it('a file of 100 MB is said to be too large at once, with its sections', async () => {
    const huge = new Uint8Array(104_857_600);
    huge.set([...ANSWER.subarray(0, 8), 0, 0xf0, 0xff, 0xff, 0x31, 3, 0x66, 0x61, 0x74]); // a custom section "fat" up to about the end
    const file = await written('huge.wasm', huge);
    const started = Date.now();
    await vscode.commands.executeCommand('vscode.open', file);
    await until('the editor is there', () => custom('stepwasm.binary'));
    const overview = await vscode.commands.executeCommand<{ fault?: { title: string; remedies: string[] }; sections: { name: string }[] }>('stepwasm.binaryOverview', file.toString());
    assert.equal(overview.fault?.title, 'huge.wasm is too large to be shown as text');
    assert.deepEqual(overview.fault.remedies, ['LIMIT', 'HEX']);
    assert.equal(overview.sections[0]?.name, 'fat');
    const took = Date.now() - started;
    console.log(`100 MB: ${took} ms`);
    assert.ok(took < 10_000, `it took ${took} ms`);
    await closeAll();
    await fs.delete(file);
  });

  it('the sections are an editor of their own, from the text and from the file', async () => {
    const file = await written('sections.wasm', ANSWER);
    await vscode.commands.executeCommand('stepwasm.showSections', textOf(file));
    const tab = await until('the editor is there', () => custom('stepwasm.sections'));
    assert.ok(tab.input instanceof vscode.TabInputCustom && tab.input.uri.toString() === file.toString());
    await vscode.commands.executeCommand('stepwasm.showBinary', file);
    await until('the text is shown', () => vscode.window.activeTextEditor?.document.uri.scheme === 'stepwasm-wasm');
  });

  it('offsets lead to instructions and back', async () => {
    const file = await written('offset.wasm', ANSWER);
    const document = await vscode.workspace.openTextDocument(textOf(file));
    const editor = await vscode.window.showTextDocument(document);
    const line = document.getText().split('\n').findIndex(text => text.includes('i32.const'));
    editor.selection = new vscode.Selection(line, 0, line, 0);
    await vscode.env.clipboard.writeText('');
    await until('the offset is copied', async () => {
      await vscode.commands.executeCommand('stepwasm.copyOffset');
      return vscode.env.clipboard.readText();
    });
    assert.equal(await vscode.env.clipboard.readText(), `0x${(ANSWER.length - 3).toString(16)}`);
  });

  it('launches say which texts of binaries the editor has, and run the binary of a text', async () => {
    const file = await written('launch.wasm', ANSWER);
    let launched: vscode.DebugConfiguration | undefined;
    const tracker = vscode.debug.registerDebugAdapterTrackerFactory('stepwasm', {
      createDebugAdapterTracker: session => {
        launched = session.configuration;
        return {};
      }
    });
    const ended = new Promise<void>(resolve => {
      const listener = vscode.debug.onDidTerminateDebugSession(() => {
        listener.dispose();
        resolve();
      });
    });
    await vscode.debug.startDebugging(undefined, { type: 'stepwasm', request: 'launch', name: 'text', program: textOf(file).toString(), invoke: 'answer' });
    await ended;
    tracker.dispose();
    assert.equal(launched?.['program'], file.fsPath);
    assert.equal(launched['binaryTexts'], 20);
  });

  it('a breakpoint in the text of a binary stops the program in that text', async () => {
    const file = await written('stop.wasm', ANSWER);
    const text = textOf(file);
    const document = await vscode.workspace.openTextDocument(text);
    const line = document.getText().split('\n').findIndex(each => each.includes('i32.const'));
    const breakpoint = new vscode.SourceBreakpoint(new vscode.Location(text, new vscode.Position(line, 0)));
    vscode.debug.addBreakpoints([breakpoint]);
    try {
      await vscode.debug.startDebugging(undefined, { type: 'stepwasm', request: 'launch', name: 'stop', program: file.fsPath, invoke: 'answer' });
      const frame = await until('the program stops', () => (vscode.debug.activeStackItem instanceof vscode.DebugStackFrame ? vscode.debug.activeStackItem : undefined));
      const { stackFrames } = (await frame.session.customRequest('stackTrace', { threadId: frame.threadId })) as { stackFrames: { source: { path: string; sourceReference?: number }; line: number }[] };
      assert.equal(vscode.Uri.parse(stackFrames[0]?.source.path ?? '').toString(), text.toString());
      assert.equal(stackFrames[0]?.source.sourceReference ?? 0, 0);
      assert.equal(stackFrames[0]?.line, line + 1);
      await until('the text is shown', () => vscode.window.activeTextEditor?.document.uri.toString() === text.toString());
    } finally {
      vscode.debug.removeBreakpoints([breakpoint]);
      await vscode.debug.stopDebugging();
    }
  });

  it('F5 in the editor that shows the sections of a binary runs that binary', async () => {
    const file = await written('sections-run.wasm', ANSWER);
    await vscode.commands.executeCommand('stepwasm.showSections', file);
    await until('the editor is in front', () => custom('stepwasm.sections')?.isActive);
    await until('nothing is debugged', () => vscode.debug.activeDebugSession === undefined);
    const started = new Promise<vscode.DebugSession>(resolve => {
      const listener = vscode.debug.onDidStartDebugSession(session => {
        listener.dispose();
        resolve(session);
      });
    });
    let ended = false;
    const listener = vscode.debug.onDidTerminateDebugSession(() => (ended = true));
    // The editor knows no debugger for what is no text, so it asks which one is meant, until its list loses the focus.
    let asked: Thenable<unknown> | undefined;
    const ask = () => (asked ??= vscode.commands.executeCommand('workbench.action.debug.start').then(() => (asked = undefined)));
    const session = await whilePending(started, async () => {
      void ask();
      await press('Control+A');
      await write('Stepwasm');
      await press('Enter');
    });
    assert.equal(session.configuration['program'], file.fsPath);
    await asked;
    await until('it has run', () => ended);
    listener.dispose();
  });

  it('a binary that is clicked on is debugged, and run', async () => {
    const file = await written('clicked.wasm', ANSWER);
    for (const [command, noDebug] of [['stepwasm.debugFile', false], ['stepwasm.runFile', true]] as const) {
      const program = await Debugged.startedBy(() => vscode.commands.executeCommand(command, file));
      await program.ended();
      assert.equal(program.session.configuration['program'], file.fsPath);
      assert.equal(program.session.configuration['noDebug'] ?? false, noDebug);
      assert.match(program.output, /42/);
    }
  });
});
