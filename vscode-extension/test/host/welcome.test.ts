import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accept } from './hands';
import { contributes } from './manifest';
import { until, whilePending } from './patience';

const { fs } = vscode.workspace;

describe('welcome', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder is open');
  const file = (name: string) => vscode.Uri.joinPath(folder, name);
  const active = () => vscode.window.activeTextEditor?.document;

  before(() => vscode.extensions.getExtension('stepwasm.stepwasm')?.activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('the walkthrough opens, and every command that it names is there', async () => {
    await vscode.commands.executeCommand('stepwasm.getStarted');
    await until('it is shown', () => vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.label === 'Welcome'));
    const named = [...JSON.stringify(contributes()['walkthroughs']).matchAll(/command:([\w.-]+)/gi)].map(([, name]) => name ?? '');
    assert.ok(named.length > 5, named.join(' '));
    const commands = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(named.filter(name => !commands.has(name)), []);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('a sample is chosen from the list', async () => {
    await whilePending(Promise.resolve(vscode.commands.executeCommand('stepwasm.openSample')), accept);
    assert.equal(active()?.uri.toString(), file('sum.wat').toString());
  });

  it('a sample that is in the folder is opened as it is', async () => {
    await vscode.commands.executeCommand('stepwasm.openSample', 'quicksort.wat');
    assert.equal(active()?.uri.toString(), file('quicksort.wat').toString());
  });

  it('nothing that somebody wrote is overwritten', async () => {
    const original = await fs.readFile(file('hello.wat'));
    const mine = new TextEncoder().encode(';; mine\n');
    try {
      await fs.writeFile(file('hello.wat'), mine);
      await vscode.commands.executeCommand('stepwasm.openSample', 'hello.wat');
      assert.equal(active()?.uri.toString(), file('hello-2.wat').toString());
      assert.deepEqual(Buffer.from(await fs.readFile(file('hello-2.wat'))), Buffer.from(original));
      assert.deepEqual(Buffer.from(await fs.readFile(file('hello.wat'))), Buffer.from(mine));
    } finally {
      await fs.writeFile(file('hello.wat'), original);
      await fs.delete(file('hello-2.wat'));
    }
  });

  it('a new file is a module without mistakes that can be run', async () => {
    await vscode.commands.executeCommand('stepwasm.newFile');
    const document = active() ?? assert.fail('nothing is open');
    assert.equal(document.languageId, 'wat');
    assert.ok(document.isUntitled);
    const lenses = await until('it can be run', () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 20));
    assert.ok(lenses.some(lens => lens.command?.title.startsWith('Run')));
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });
});
