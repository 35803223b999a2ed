import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accept, clearMessages, pressButton, press, write } from './hands';
import { until, whilePending } from './patience';
import { fileOf } from './session';

const SECTIONS = 'stepwasm.sections';
const { fs } = vscode.workspace;

const text = (content: string) => new TextEncoder().encode(content);
const active = () => vscode.window.activeTextEditor;
const shown = (uri: vscode.Uri) => until(`${uri.path} is shown`, () => (active()?.document.uri.toString() === uri.toString() ? active() : undefined));
const custom = (kind: string) =>
  vscode.window.tabGroups.all.flatMap(group => group.tabs).find(({ input }) => input instanceof vscode.TabInputCustom && input.viewType === kind);

/** A command that asks where to write: the place that it proposes is taken, and then the button of the message is pressed that it ends with. */
async function agreeing(command: string, ...args: unknown[]): Promise<void> {
  await clearMessages();
  await whilePending(Promise.resolve(vscode.commands.executeCommand(command, ...args)), async () => {
    await accept();
    await pressButton();
  });
}

describe('binaries and texts are made of each other', () => {
  const source = fileOf('made.wat');
  const binary = fileOf('made.wasm');

  before(async () => {
    await vscode.extensions.getExtension('stepwasm.stepwasm')?.activate();
    await fs.writeFile(source, text('(module (func (export "answer") (result i32) (i32.const 42)))\n'));
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('a text is assembled to where the dialog says, and its sections are shown', async () => {
    await vscode.window.showTextDocument(source);
    await agreeing('stepwasm.assembleFile');
    assert.deepEqual([...(await fs.readFile(binary)).slice(0, 4)], [0, 0x61, 0x73, 0x6d]);
    await until('the sections are shown', () => custom(SECTIONS));
  });

  it('what is typed is assembled before it is saved', async () => {
    await fs.writeFile(fileOf('typed-over.wat'), text('(module (memory 1))'));
    const editor = await vscode.window.showTextDocument(fileOf('typed-over.wat'));
    await editor.edit(edit => edit.replace(new vscode.Range(0, 0, 0, 999), '(module)'));
    await agreeing('stepwasm.assembleFile', fileOf('typed-over.wat'));
    assert.ok(editor.document.isDirty);
    assert.equal((await fs.readFile(fileOf('typed-over.wasm'))).length, 8);
    await editor.document.save();
  });

  it('a text with mistakes is not assembled, and the button leads to the first', async () => {
    await agreeing('stepwasm.assembleFile', fileOf('broken.wat'));
    const { selection } = await shown(fileOf('broken.wat'));
    assert.deepEqual([selection.active.line, selection.active.character], [3, 21]);
    await assert.rejects(Promise.resolve(fs.stat(fileOf('broken.wasm'))));
  });

  it('the text of a binary is saved to where the dialog says, and opened', async () => {
    await fs.writeFile(fileOf('kept.wasm'), Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    await agreeing('stepwasm.saveAsText', fileOf('kept.wasm'));
    const editor = await shown(fileOf('kept.wat'));
    assert.match(editor.document.getText(), /^\(module\b/);
  });

  it('a damaged binary has no text to save, and the button leads to why', async () => {
    await fs.writeFile(fileOf('damaged.wasm'), Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1));
    await agreeing('stepwasm.saveAsText', fileOf('damaged.wasm'));
    await until('the page that says why is shown', () => custom('stepwasm.binary'));
  });

  it('an offset that is typed leads to its instruction', async () => {
    const file = fileOf('typed-offset.wasm');
    await fs.writeFile(file, Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7f, 3, 2, 1, 0, 10, 6, 1, 4, 0, 0x41, 0x2a, 0x0b));
    const code = 24; // i32.const
    const editor = await vscode.window.showTextDocument(vscode.Uri.from({ scheme: 'stepwasm-wasm', path: `${file.path}.wat` }));
    const place = editor.document.positionAt(editor.document.getText().indexOf('i32.const'));
    assert.notEqual(editor.selection.active.line, place.line);
    // The box may open between two keys, and is accepted as it is then.
    await until('the cursor is there', async () => {
      await whilePending(Promise.resolve(vscode.commands.executeCommand('stepwasm.goToOffset')), async () => {
        await press('Control+A');
        await write(`0x${code.toString(16)}`);
        await press('Enter');
      });
      return active()?.selection.active.line === place.line;
    });
  });
});
