import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './patience';

const TEXT = '(module (func $twice (export "twice") (param $x i32) (result i32)\n (i32.add (local.get $x) (local.get $y))))\n';

/** One file that no file system of the machine has. */
class Moon implements vscode.FileSystemProvider {
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private content: Uint8Array = Buffer.from(TEXT);
  readonly onDidChangeFile = this.changes.event;
  watch = () => new vscode.Disposable(() => undefined);
  stat = () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.content.length });
  readFile = () => this.content;
  writeFile = (_uri: vscode.Uri, content: Uint8Array) => void (this.content = content);
  readDirectory = (): [string, vscode.FileType][] => [];
  createDirectory = () => undefined;
  delete = () => undefined;
  rename = () => undefined;
}

describe('a file that is not in the file system', () => {
  const uri = vscode.Uri.parse('moon:/twice.wat');
  let provider: vscode.Disposable;

  before(async () => {
    provider = vscode.workspace.registerFileSystemProvider('moon', new Moon());
    await vscode.window.showTextDocument(uri);
  });
  after(() => {
    provider.dispose();
  });

  it('is checked, explained, formatted and run', async () => {
    const [problem] = await until('there is a problem', () => vscode.languages.getDiagnostics(uri));
    assert.match(problem?.message ?? '', /unknown local `\$y`/);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, problem?.range ?? new vscode.Range(0, 0, 0, 0), '$x');
    await vscode.workspace.applyEdit(edit);
    await until('it is mended', () => vscode.languages.getDiagnostics(uri).length === 0);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, new vscode.Position(1, 4));
    assert.ok(hovers.length > 0);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', uri, { tabSize: 2, insertSpaces: true });
    assert.ok(edits.length > 0);
    const run: unknown = await vscode.commands.executeCommand('stepwasm.run', { uri: uri.toString(), export: 'twice', arguments: ['21'], quiet: true });
    assert.match(JSON.stringify(run), /42/);
  });
});
