import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './patience';
import { fileOf, lineOf } from './session';

describe('a module is shown in other ways', () => {
  before(() => vscode.extensions.getExtension('stepwasm.stepwasm')?.activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** Waits until a command has shown such a text beside the one that has the cursor here. */
  async function beside(command: string, words: string, expected: RegExp): Promise<void> {
    const at = new vscode.Position(await lineOf('quicksort.wat', words), 9);
    const editor = await vscode.window.showTextDocument(fileOf('quicksort.wat'), { selection: new vscode.Range(at, at) });
    await until('the server knows the text', () => vscode.commands.executeCommand<unknown[] | undefined>('vscode.executeDocumentSymbolProvider', editor.document.uri));
    await vscode.commands.executeCommand(command);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', expected);
  }

  it('what lies where in memory', async () => {
    await beside('stepwasm.showMemoryLayout', '(memory', /memory 0: 65536 bytes/);
  });

  it('how control flows', async () => {
    await beside('stepwasm.showControlFlowGraph', '(func $sort', /digraph/);
  });

  it('what is on the operand stack, and not any more', async () => {
    const { document } = await vscode.window.showTextDocument(fileOf('sum.wat'));
    const hints = async () => (await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, new vscode.Range(0, 0, 9, 0))).length;
    const before = await hints();
    await vscode.commands.executeCommand('stepwasm.toggleStackHints');
    await until('there are more hints', async () => (await hints()) > before);
    await vscode.commands.executeCommand('stepwasm.toggleStackHints');
    await until('they are gone', async () => (await hints()) === before);
  });
});
