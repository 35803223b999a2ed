import * as vscode from 'vscode';
import { SCHEME } from './address';
import type { Binaries, Place } from './binaries';
import { reveal } from './documents';
import { offsetIn } from './offsets';
import { hex, reasonOf } from '../words';

/** From instructions to the bytes of the binary and back: two commands, and the offset at the cursor in the status bar. */
export class Offsets implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('stepwasm.offset', vscode.StatusBarAlignment.Right, 101);
  private readonly subscriptions: { dispose(): unknown }[];
  /** Counts moves of the cursor, so that an answer about an earlier place is dropped. */
  private turn = 0;

  constructor(private readonly binaries: Binaries) {
    this.item.name = 'WebAssembly Byte Offset';
    this.item.command = 'stepwasm.goToOffset';
    this.subscriptions = [
      this.item,
      vscode.commands.registerCommand('stepwasm.goToOffset', () => this.goTo()),
      vscode.commands.registerCommand('stepwasm.copyOffset', () => this.copy()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => void this.follow(textEditor)),
      vscode.window.onDidChangeActiveTextEditor(editor => void this.follow(editor))
    ];
    void this.follow(vscode.window.activeTextEditor);
  }

  /** Only in texts of binaries: in others the whole text would be assembled at each move of the cursor. */
  private async follow(editor: vscode.TextEditor | undefined): Promise<void> {
    if (editor !== vscode.window.activeTextEditor) return;
    const turn = ++this.turn;
    if (editor?.document.uri.scheme !== SCHEME) return this.item.hide();
    const offset = await this.at(editor).catch(() => undefined); // while the server is away there is no offset to show
    if (turn !== this.turn) return;
    this.item.text = offset === undefined ? 'No Code Here' : `Byte ${hex(offset)}`;
    this.item.tooltip = 'Byte offset of this instruction in the binary. Select to go to another one.';
    this.item.show();
  }

  private async at(editor: vscode.TextEditor): Promise<number | undefined> {
    const { line, character } = editor.selection.active;
    return (await this.binaries.ask<number | null>('stepwasm.offsetOfPosition', editor.document.uri.toString(), { line, character })) ?? undefined;
  }

  private async goTo(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const before = await this.at(editor).catch(() => undefined);
    const place = async (text: string) => {
      const offset = offsetIn(text);
      return offset === undefined ? null : this.binaries.ask<Place | null>('stepwasm.positionOfOffset', editor.document.uri.toString(), offset);
    };
    const line = await vscode.window.showInputBox({
      title: 'Go to Byte Offset',
      prompt: 'Where an instruction is in the binary, as in a message of an engine: 0x1f3 or 499',
      value: before === undefined ? '' : hex(before),
      validateInput: async text => {
        const offset = offsetIn(text);
        if (offset === undefined) return text.trim() === '' ? undefined : 'An offset is a number of bytes: 0x1f3 or 499';
        try {
          return (await place(text)) ? undefined : `There is no instruction at ${hex(offset)}; "Show Sections" says where the code is`;
        } catch (error) {
          return reasonOf(error);
        }
      }
    });
    const found = line === undefined ? null : await place(line).catch(() => null); // the server has gone since it was asked
    if (found) await reveal(found, editor.viewColumn);
  }

  private async copy(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    try {
      const offset = await this.at(editor);
      if (offset !== undefined) await vscode.env.clipboard.writeText(hex(offset));
      vscode.window.setStatusBarMessage(offset === undefined ? 'There is no instruction on this line' : `Copied ${hex(offset)}`, 5_000);
    } catch (error) {
      const log = 'Show Log';
      if ((await vscode.window.showErrorMessage(`There is no offset to copy: ${reasonOf(error)}`, log)) === log) await vscode.commands.executeCommand('stepwasm.showLog');
    }
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
