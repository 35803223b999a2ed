import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LaunchConfigurations } from '../../src/debug/configuration';
import { DynamicConfigurations } from '../../src/debug/dynamic';
import { Problems } from '../../src/debug/problems';
import { keepInLaunchJson } from '../../src/launch/keep';
import type { Launchable } from '../../src/launch/launchable';
import { LaunchQuestions } from '../../src/launch/questions';
import { Remembered } from '../../src/launch/remembered';
import { accept, cancel } from './hands';
import { contributes } from './manifest';
import { until, whilePending } from './patience';
import { fileOf, folder } from './session';

type Configuration = vscode.DebugConfiguration;


/** Hears what a user would be told. */
class Told extends Problems {
  readonly words: string[] = [];
  override nothingToRun(): undefined {
    this.words.push('nothing to run');
  }
  override notOnDisk(uri: vscode.Uri): undefined {
    this.words.push(`not on the disk: ${uri.scheme}`);
  }
  override nothingToCall(uri: vscode.Uri): undefined {
    this.words.push(`nothing to call in ${vscode.workspace.asRelativePath(uri)}`);
  }
  override cannotRun(_folder: vscode.WorkspaceFolder | undefined, _configuration: Configuration, why: string): undefined {
    this.words.push(why);
  }
}

/** What the editor keeps for a workspace, for one test. */
function remembered(): Remembered {
  const kept = new Map<string, unknown>();
  return new Remembered({ get: <T>(key: string, otherwise: T) => (kept.get(key) as T | undefined) ?? otherwise, update: (key, value) => Promise.resolve(void kept.set(key, value)) });
}

/** Configurations without questions, with what is told. */
function provider(available = true) {
  const told = new Told();
  const java = { available: () => Promise.resolve(available) };
  const launchables = { of: () => Promise.resolve(undefined) };
  return { told, configurations: new LaunchConfigurations(java, launchables, new LaunchQuestions(remembered(), told), told) };
}

const EMPTY: Configuration = { type: '', request: '', name: '' };
const launch = (more: object): Configuration => ({ type: 'stepwasm', request: 'launch', name: 'a', ...more });

/** What the real server says about a file. */
function launchable(name: string): Promise<Launchable> {
  return until('the server knows the file', () => vscode.commands.executeCommand<Launchable>('stepwasm.launchable', fileOf(name).toString()).then(found => found, () => undefined));
}

describe('launch', () => {
  before(async () => {
    await vscode.extensions.getExtension('stepwasm.stepwasm')?.activate();
  });

  it('without launch.json the text in front is run', async () => {
    await vscode.window.showTextDocument(fileOf('sum.wat'));
    const { configurations } = provider();
    assert.deepEqual(await configurations.resolveDebugConfiguration(folder(), { ...EMPTY }), launch({ name: 'Run sum.wat', program: fileOf('sum.wat').fsPath }));
  });

  it('the text of a binary means the binary, also in launch.json', async () => {
    const binary = fileOf('empty.wasm');
    await vscode.workspace.fs.writeFile(binary, Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    const text = binary.with({ scheme: 'stepwasm-wasm', path: `${binary.path}.wat` });
    await until('the text of the binary is shown', () => vscode.window.showTextDocument(text).then(() => true, () => undefined));
    const { configurations } = provider();
    assert.equal((await configurations.resolveDebugConfiguration(folder(), { ...EMPTY }))?.['program'], binary.fsPath);
    assert.equal((await configurations.resolveDebugConfiguration(folder(), launch({ program: '${file}' })))?.['program'], binary.fsPath);
    assert.equal((await configurations.resolveDebugConfiguration(folder(), launch({ program: 'b.wat' })))?.['program'], 'b.wat');
  });

  it('what is no program is not run, and what is no file either', async () => {
    const { told, configurations } = provider();
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: '{}', language: 'json' }));
    assert.equal(await configurations.resolveDebugConfiguration(folder(), { ...EMPTY }), undefined);
    assert.equal(await configurations.resolveDebugConfigurationWithSubstitutedVariables(folder(), launch({ program: fileOf('gone.wat').fsPath })), undefined);
    assert.equal(await configurations.resolveDebugConfigurationWithSubstitutedVariables(folder(), launch({ program: folder().uri.fsPath })), undefined);
    assert.equal(await configurations.resolveDebugConfigurationWithSubstitutedVariables(folder(), launch({})), undefined);
    const [nothing, gone, directory, none] = told.words;
    assert.equal(nothing, 'nothing to run');
    assert.equal(gone, 'There is no file gone.wat.');
    assert.match(directory ?? '', /is a folder/);
    assert.match(none ?? '', /names no program/);
  });

  it('a program that has just failed in a run can be debugged', async () => {
    const peek = fileOf('peek.wat');
    await vscode.window.showTextDocument(peek);
    await launchable('peek.wat');
    await vscode.commands.executeCommand('stepwasm.run', { uri: peek.toString(), export: 'peek', arguments: ['65522'], quiet: true });
    await until('the trap is shown in the text', () => vscode.languages.getDiagnostics(peek).some(({ message }) => message.includes('out of bounds')));
    const asked = launch({ program: peek.fsPath });
    assert.deepEqual(await provider().configurations.resolveDebugConfigurationWithSubstitutedVariables(folder(), asked), asked);
  });

  it('a lint stops no program, also where the user calls it an error', async () => {
    const lax = fileOf('lax.wat');
    const settings = vscode.workspace.getConfiguration('stepwasm');
    await vscode.workspace.fs.writeFile(lax, new TextEncoder().encode('(module (func (export "f") (local $never i32)))'));
    await settings.update('lint.unused', 'error', vscode.ConfigurationTarget.Workspace);
    try {
      await vscode.window.showTextDocument(lax);
      await until('the lint is an error', () => vscode.languages.getDiagnostics(lax).some(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
      const asked = launch({ program: lax.fsPath });
      assert.deepEqual(await provider().configurations.resolveDebugConfigurationWithSubstitutedVariables(folder(), asked), asked);
    } finally {
      await settings.update('lint.unused', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(lax);
    }
  });

  it('without Java nothing is asked', async () => {
    assert.equal(await provider(false).configurations.resolveDebugConfigurationWithSubstitutedVariables(folder(), launch({ program: fileOf('sum.wat').fsPath })), undefined);
  });

  it('function, arguments and stubs are asked for, and remembered', async () => {
    const orders = await launchable('orders.wat');
    const memory = remembered();
    const questions = new LaunchQuestions(memory, new Told());
    const complete = (more: object) => questions.complete(launch({ program: fileOf('orders.wat').fsPath, ...more }), orders, fileOf('orders.wat'), folder());
    const asked = await whilePending(complete({}), accept);
    assert.deepEqual([asked?.['invoke'], asked?.['args'], asked?.['imports']], ['total', ['0'], { 'env.next': 'log', 'env.say': 'log' }]);
    assert.deepEqual(memory.arguments(fileOf('orders.wat').toString(), 'total'), ['0']);
    assert.equal(await whilePending(complete({}), cancel), undefined);
    const said = { invoke: 'total', args: [3], imports: { '*': 'log' } };
    assert.deepEqual(await complete(said), launch({ program: fileOf('orders.wat').fsPath, ...said }));
  });

  it('a function that is not there is chosen from those that are, and none is said', async () => {
    const told = new Told();
    const complete = async (file: string, more: object) => new LaunchQuestions(remembered(), told).complete(launch({ program: fileOf(file).fsPath, ...more }), await launchable(file), fileOf(file), folder());
    assert.equal((await whilePending(complete('sum.wat', { invoke: 'summ', args: [1, 2] }), accept))?.['invoke'], 'sum');
    await vscode.workspace.fs.writeFile(fileOf('alone.wat'), new TextEncoder().encode('(module (func $f))'));
    assert.equal(await complete('alone.wat', {}), undefined);
    assert.deepEqual(told.words, ['nothing to call in alone.wat']);
  });

  it('modules of the workspace are linked', async () => {
    const user = await until('the server has found the link', async () => {
      const found = await launchable('linked/user.wat');
      return found.links['doubler'] === undefined ? undefined : found;
    });
    const completed = await new LaunchQuestions(remembered(), new Told()).complete(launch({ program: fileOf('linked/user.wat').fsPath }), user, fileOf('linked/user.wat'), folder());
    assert.deepEqual(completed?.['links'], { doubler: fileOf('linked/doubler.wat').fsPath });
  });

  it('stubs are kept in launch.json', async () => {
    await keepInLaunchJson(folder(), launch({ name: 'Orders', program: fileOf('orders.wat').fsPath, invoke: 'first' }), { imports: { 'env.next': 'log' } });
    const kept = await until('the editor has read launch.json', () =>
      vscode.workspace.getConfiguration('launch', folder()).get<Configuration[]>('configurations')?.find(({ name }) => name === 'Orders')
    );
    assert.deepEqual(kept, { type: 'stepwasm', request: 'launch', name: 'Orders', program: '${workspaceFolder}/orders.wat', invoke: 'first', imports: { 'env.next': 'log' } });
    await keepInLaunchJson(folder(), launch({ name: 'Orders', program: 'other' }), { imports: { 'env.say': { trap: 'no' } } });
    const complete = (more: object) =>
      launchable('orders.wat').then(orders =>
        new LaunchQuestions(remembered(), new Told()).complete(launch({ name: 'Orders', program: fileOf('orders.wat').fsPath, invoke: 'first', ...more }), orders, fileOf('orders.wat'), folder())
      );
    const stubs = { 'env.next': 'log', 'env.say': { trap: 'no' } };
    await until('who starts it in another way is not asked again', async () => JSON.stringify((await whilePending(complete({}), cancel))?.['imports']) === JSON.stringify(stubs));
    assert.deepEqual((await complete({ imports: { '*': 'echo' } }))?.['imports'], { '*': 'echo' });
    assert.equal(await whilePending(complete({ name: 'Another' }), cancel), undefined);
    const text = (await vscode.workspace.openTextDocument(fileOf('.vscode/launch.json'))).getText();
    assert.match(text, /"env.next": "log",\s*"env.say": \{\s*"trap": "no"/);
    await vscode.workspace.fs.delete(fileOf('.vscode/launch.json'));
  });

  it('launch.json has the names of functions and imports completed', async () => {
    await launchable('orders.wat');
    const file = fileOf('linked/.vscode/launch.json'); // no other test has it open
    const text = '{ "configurations": [{ "type": "stepwasm", "program": "${workspaceFolder}/orders.wat", "invoke": "", "imports": {  } }] }';
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(file);
    const offered = async (after: string) => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, document.positionAt(text.indexOf(after) + after.length));
      return items;
    };
    const functions = await offered('"invoke": "');
    assert.ok(['"total"', '"first"'].every(name => functions.some(({ label }) => label === name)));
    const imports = await offered('"imports": { ');
    assert.equal(imports.find(({ label }) => label === '"env.next"')?.insertText, '"env.next": "log"');
  });

  it('launch.json has every attribute of a launch and of an attaching offered, and whole configurations', async () => {
    const { debuggers } = contributes() as {
      debuggers: { configurationAttributes: Record<string, { properties: object }>; configurationSnippets: { label: string }[] }[];
    };
    const [own] = debuggers;
    assert.ok(own);
    const file = fileOf('linked/.vscode/launch.json');
    const offered = async (text: string, after: string) => {
      const document = await vscode.workspace.openTextDocument(file);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(file, new vscode.Range(0, 0, 99, 0), text);
      await vscode.workspace.applyEdit(edit);
      const at = document.positionAt(text.indexOf(after) + after.length);
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', file, at);
      return new Set(items.map(({ label }) => (typeof label === 'string' ? label : label.label)));
    };
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('{}'));
    for (const [request, { properties }] of Object.entries(own.configurationAttributes)) {
      await until(`every attribute of ${request} is offered`, async () => {
        const labels = await offered(`{ "version": "0.2.0", "configurations": [{ "type": "stepwasm", "request": "${request}", "name": "a",  }] }`, '"a", ');
        return Object.keys(properties).every(name => labels.has(name) || ['type', 'request', 'name'].includes(name));
      });
    }
    await until('whole configurations are offered', async () => {
      const labels = await offered('{ "version": "0.2.0", "configurations": [  ] }', '[ ');
      return own.configurationSnippets.every(({ label }) => labels.has(label));
    });
    await (await vscode.workspace.openTextDocument(file)).save();
  });

  it('a file of stand-ins for imports has its mistakes told', async () => {
    const file = fileOf('host.wasm-imports.json');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('{ "modules": 7 }'));
    await vscode.window.showTextDocument(file);
    await until('the mistake is told', () => vscode.languages.getDiagnostics(file));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(file);
  });

  it('the file in front, its functions and running programs can be chosen where a session is started', async () => {
    await vscode.window.showTextDocument(fileOf('orders.wat'));
    const orders = await launchable('orders.wat');
    const shop = { list: () => Promise.resolve([{ pid: 7, name: 'Shop', port: 5005, since: undefined }]) };
    const offered = await new DynamicConfigurations({ of: () => Promise.resolve(orders) }, shop).provideDebugConfigurations();
    assert.deepEqual(
      offered.map(({ name }) => name),
      ['Run orders.wat', 'Run orders.wat in a terminal', 'Call total($orders: i32) -> i32 in orders.wat', 'Call first() -> i32 in orders.wat', 'Attach to Shop (7)']
    );
    assert.deepEqual(offered.map(({ console: where }) => where as unknown), [undefined, 'integratedTerminal', undefined, undefined, undefined]);
    assert.equal(offered[3]?.['invoke'], 'first');
    await vscode.workspace.fs.writeFile(fileOf('empty.wast'), new TextEncoder().encode('(module)'));
    await vscode.window.showTextDocument(fileOf('empty.wast'));
    const unknown = { list: () => Promise.reject(new Error('the programs that can be attached to cannot be listed: no answer')) };
    const script = await new DynamicConfigurations({ of: () => Promise.resolve(undefined) }, unknown).provideDebugConfigurations();
    assert.deepEqual(script.map(({ name }) => name), ['Run empty.wast']);
  });
});
