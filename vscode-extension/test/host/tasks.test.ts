import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './patience';

function folder(): vscode.WorkspaceFolder {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  return first;
}

/** Runs a task to its end. */
async function exitCodeOf(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>(resolve => {
    const listener = vscode.tasks.onDidEndTaskProcess(event => {
      if (event.execution.task.name !== task.name) return;
      listener.dispose();
      resolve(event.exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

const file = (name: string) => vscode.Uri.joinPath(folder().uri, name);
const write = (name: string, content: string) => vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(content));

const problems = (name: string) => vscode.languages.getDiagnostics(file(name)).filter(({ source }) => source === 'stepwasm');

/** What a problem matcher has made of the output of a task; the code of what the server says is more than a word. */
const matched = (name: string) => problems(name).find(({ code }) => typeof code === 'string');

const checkAll = async () => (await vscode.tasks.fetchTasks({ type: 'stepwasm' })).find(task => task.definition['task'] === 'check') ?? assert.fail('check is not offered');

/** Lets the server say nothing about files that are closed, as long as something is done. */
async function withoutTheServer(work: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('stepwasm');
  await settings.update('workspace.diagnostics', false, vscode.ConfigurationTarget.Workspace);
  try {
    await work();
  } finally {
    await settings.update('workspace.diagnostics', undefined, vscode.ConfigurationTarget.Workspace);
  }
}

const shown = ({ message, code, range, severity }: vscode.Diagnostic) => [message, code, range.start.line, range.start.character, severity];

describe('tasks', () => {
  before(() => vscode.extensions.getExtension('stepwasm.stepwasm')?.activate());

  it('check, build and format are offered, with matchers for their problems', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'stepwasm' });
    assert.deepEqual(tasks.map(task => task.name).sort(), ['build the open file', 'check all files', 'format all files']);
    for (const task of tasks) assert.deepEqual(task.problemMatchers, ['$stepwasm-binary']);
    await withoutTheServer(async () => assert.deepEqual((await checkAll()).problemMatchers, ['$stepwasm', '$stepwasm-binary']));
  });

  it('what check finds is among the problems, in texts and in binaries', async () => {
    await vscode.workspace.fs.writeFile(file('cut.wasm'), Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60));
    await write('unseen.wat', '(module\n  (func (call $nobody)))\n'); // what is or was open is told by the server alone
    await withoutTheServer(async () => {
      assert.equal(await exitCodeOf(await checkAll()), 1);
      const text = await until('the mistake in the text is told', () => matched('unseen.wat'));
      assert.deepEqual(shown(text), ['unknown function `$nobody`', 'unknown-function', 1, 14, vscode.DiagnosticSeverity.Error]);
    });
    const binary = await until('the mistake in the binary is told', () => matched('cut.wasm'));
    assert.deepEqual(shown(binary), ['0x9: error[malformed-binary]: length out of bounds', 'malformed-binary', 0, 0, vscode.DiagnosticSeverity.Error]);
    for (const name of ['cut.wasm', 'unseen.wat']) await vscode.workspace.fs.delete(file(name));
  });

  it('what the server says about a text stays when a task has run, and is said once', async () => {
    await vscode.workspace.fs.writeFile(file('cut.wasm'), Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60));
    await write('closed.wat', '(module\n  (func (call $nobody)))\n');
    await until('the server has told its mistake', () => problems('closed.wat'));
    assert.equal(await exitCodeOf(await checkAll()), 1);
    await until('the task has told the mistake in the binary', () => matched('cut.wasm'));
    assert.deepEqual(problems('closed.wat').map(({ message }) => message), ['unknown function `$nobody`']);
    for (const name of ['cut.wasm', 'closed.wat']) await vscode.workspace.fs.delete(file(name));
  });

  it('build makes a binary of the open file', async () => {
    await vscode.window.showTextDocument(file('sum.wat'));
    const [build] = (await vscode.tasks.fetchTasks({ type: 'stepwasm' })).filter(task => task.definition['task'] === 'build');
    assert.ok(build);
    assert.equal(await exitCodeOf(build), 0);
    assert.deepEqual([...(await vscode.workspace.fs.readFile(file('sum.wasm'))).slice(0, 4)], [0, 0x61, 0x73, 0x6d]);
    await vscode.workspace.fs.delete(file('sum.wasm'));
  });

  it('a task of tasks.json says files and options', async () => {
    await write('ugly.wat', '(module(func    $f))');
    await write('.vscode/tasks.json', JSON.stringify({ version: '2.0.0', tasks: [{ type: 'stepwasm', task: 'fmt', files: ['ugly.wat'], options: ['--width=12'], label: 'tidy it' }] }));
    try {
      const task = await until('the task is known', async () => (await vscode.tasks.fetchTasks()).find(each => each.name === 'tidy it'));
      assert.equal(await exitCodeOf(task), 0);
      assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file('ugly.wat'))), '(module\n  (func $f))\n');
    } finally {
      await vscode.workspace.fs.delete(file('.vscode/tasks.json'));
      await vscode.workspace.fs.delete(file('ugly.wat'));
    }
  });
});
