import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './patience';

const TEXT = `(module
  (func $f (export "f") (param $x i32) (result i32)
    (local $never i32)
    (i32.add (local.get $x) (i32.mul (local.get $x) (i32.const 2))))
  (memory 1)
  (func (export "grow") (result i32) (memory.grow (i32.const 100)))
  (func (export "forever") (loop $l (br $l))))
`;

const settings = () => vscode.workspace.getConfiguration('stepwasm');
const changed = new Set<string>();

async function set(name: string, value: unknown): Promise<void> {
  changed.add(name);
  await settings().update(name, value, vscode.ConfigurationTarget.Workspace);
}

describe('settings reach the server at once', () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await vscode.workspace.openTextDocument({ language: 'wat', content: TEXT });
    await vscode.window.showTextDocument(document);
    await until('there are problems', () => problem('unused'));
  });

  afterEach(async () => {
    for (const name of changed) await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace);
    changed.clear();
  });

  function problem(code: string): vscode.Diagnostic | undefined {
    return vscode.languages.getDiagnostics(document.uri).find(({ code: given }) => (typeof given === 'object' ? given.value : given) === code);
  }

  it('a lint', async () => {
    assert.equal(problem('unused')?.severity, vscode.DiagnosticSeverity.Warning);
    await set('lint.unused', 'error');
    await until('it is an error', () => problem('unused')?.severity === vscode.DiagnosticSeverity.Error);
    await set('lint.unused', 'off');
    await until('it is gone', () => !problem('unused'));
  });

  it('the format', async () => {
    const format = async () => {
      const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', document.uri, { tabSize: 2, insertSpaces: true });
      return (edits ?? []).length;
    };
    assert.equal(await format(), 0);
    await set('format.width', 30);
    await until('the lines are broken', async () => (await format()) > 0);
    await set('format.width', undefined);
    await set('format.closingParens', 'own-line');
    await until('parentheses stand alone', async () => (await format()) > 0);
  });

  it('inlay hints', async () => {
    const hints = () => vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, new vscode.Range(0, 0, 9, 0));
    const types = async () => (await hints()).filter(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')).includes('i32')).length;
    const before = await types();
    await set('inlayHints.types', true);
    await until('there are types', async () => (await types()) > before);
  });

  it('code lenses', async () => {
    const lenses = () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 99);
    const instructions = async () => (await lenses()).filter(({ command }) => /\binstruction/.test(command?.title ?? '')).length;
    assert.equal(await instructions(), 0);
    await set('codeLens.instructions', true);
    await until('instructions are counted', async () => (await instructions()) === 3);
  });

  it('limits of a run', async () => {
    const run = (name: string) => vscode.commands.executeCommand<{ milliseconds: number }>('stepwasm.run', { uri: document.uri.toString(), export: name, arguments: [], quiet: true });
    assert.doesNotMatch(JSON.stringify(await run('grow')), /-1/);
    await set('run.seconds', 1);
    await set('run.megabytes', 1);
    await until('memory does not grow beyond the limit', async () => JSON.stringify(await run('grow')).includes('-1'));
    const answer = await run('forever');
    assert.ok(answer.milliseconds < 5_000, `${answer.milliseconds} ms`);
    assert.match(JSON.stringify(answer), /1 s/);
  });

  it('stubs', async () => {
    const { uri } = await vscode.workspace.openTextDocument({ language: 'wat', content: '(module (import "moon" "land" (func $land)) (func (export "f") (call $land)))' });
    const missing = async () => {
      const run = await vscode.commands.executeCommand<{ missing?: unknown[] }>('stepwasm.run', { uri: uri.toString(), export: 'f', arguments: [], quiet: true });
      return (run.missing ?? []).length > 0;
    };
    assert.equal(await missing(), true);
    await set('run.stubs', true);
    await until('nothing is missing', async () => !(await missing()));
  });

  it('what is checked', async () => {
    const broken = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder is open'), 'closed.wat');
    await vscode.workspace.fs.writeFile(broken, new TextEncoder().encode('(module (start 7))'));
    await until('a closed file has problems', () => vscode.languages.getDiagnostics(broken));
    await set('workspace.diagnostics', false);
    await until('it has none', () => vscode.languages.getDiagnostics(broken).length === 0);
    await vscode.workspace.fs.delete(broken);
  });

  it('from when on a file is large', async () => {
    const { uri } = await vscode.workspace.openTextDocument({ language: 'wat', content: `(module (func (local $never i32)))\n${' '.repeat(1_000_000)}` });
    const lints = () => vscode.languages.getDiagnostics(uri).length;
    await until('there are lints', () => lints() > 0);
    await set('largeFile.megabytes', 1);
    await until('there are none', () => lints() === 0);
  });

  it('a list', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const catalogue = vscode.Uri.joinPath(folder, 'host.json');
    const host = { modules: { moon: { complete: true, imports: { land: { type: '(func)' } } } } };
    await vscode.workspace.fs.writeFile(catalogue, Buffer.from(JSON.stringify(host)));
    const user = await vscode.workspace.openTextDocument({ language: 'wat', content: '(module (import "moon" "fly" (func)))' });
    const unknown = () => vscode.languages.getDiagnostics(user.uri).some(({ message }) => message.includes('fly'));
    assert.equal(unknown(), false);
    await set('imports.catalogues', ['host.json']);
    await until('the host is known', unknown);
  });
});
