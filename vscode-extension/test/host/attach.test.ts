import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ProgramPicker, type Programs } from '../../src/attach/picker';
import type { Program } from '../../src/attach/program';
import { AttachConfigurations, attachTo } from '../../src/debug/attach';
import { accept, cancel } from './hands';
import { whilePending } from './patience';

const shop: Program = { pid: 7, name: 'Shop', port: 5005, since: undefined };
const bank: Program = { pid: 8, name: 'Bank', port: 5006, since: new Date() };

/** Programs that the machine has, as far as the picker knows. */
function having(list: () => Promise<readonly Program[] | undefined>): Programs {
  return { list, help: () => assert.fail('nobody asked for help') };
}

/** A provider whose user chooses this. */
function choosing(choice: Program | undefined, available = true) {
  let asked = 0;
  const provider = new AttachConfigurations({ pick: () => Promise.resolve((asked++, choice)) }, () => available);
  const resolve = (more: object) =>
    provider.resolveDebugConfigurationWithSubstitutedVariables(vscode.workspace.workspaceFolders?.[0], { type: 'stepwasm', request: 'attach', name: 'a', ...more });
  return { resolve, asked: () => asked };
}

describe('attach', () => {
  before(() => vscode.extensions.getExtension('stepwasm.stepwasm')?.activate());

  it('the commands ask for a program, and who closes the list starts nothing', async () => {
    for (const command of ['stepwasm.pickProgram', 'stepwasm.attach']) {
      const asked = Promise.resolve(vscode.commands.executeCommand(command)).catch((error: unknown) => {
        assert.match(String(error), /No Java program offers its WebAssembly/); // the list was faster; in tests the editor shows no such question
        return undefined;
      });
      assert.equal(await whilePending(asked, cancel), undefined);
    }
    assert.equal(vscode.debug.activeDebugSession, undefined);
  });

  it('the program that is chosen last is offered first', async () => {
    let list = [shop];
    const picker = new ProgramPicker(having(() => Promise.resolve(list)));
    assert.equal(await whilePending(picker.pick(), accept), shop);
    list = [bank, shop];
    assert.equal(await whilePending(picker.pick(), accept), shop);
    list = [bank];
    assert.equal(await whilePending(picker.pick(), accept), bank);
  });

  it('who closes the list has chosen nothing', async () => {
    assert.equal(await whilePending(new ProgramPicker(having(() => Promise.resolve([shop, bank]))).pick(), cancel), undefined);
    assert.equal(await whilePending(new ProgramPicker(having(() => new Promise(() => undefined))).pick(), cancel), undefined);
  });

  it('without Java nothing is asked', async () => {
    assert.equal(await new ProgramPicker(having(() => Promise.resolve(undefined))).pick(), undefined);
  });

  it('a configuration that says no program gets the one that is chosen, and the folders of the workspace', async () => {
    const { resolve, asked } = choosing(shop);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(folder);
    assert.deepEqual(await resolve({}), { type: 'stepwasm', request: 'attach', name: 'a', pid: 7, sources: [folder], cwd: folder });
    assert.equal(asked(), 1);
  });

  it('a configuration that says the program is left as it is', async () => {
    const { resolve, asked } = choosing(shop);
    const given = { pid: '4711', sources: ['/wat'], cwd: '/' };
    assert.deepEqual(await resolve(given), { type: 'stepwasm', request: 'attach', name: 'a', ...given });
    assert.equal((await resolve({ port: 5005 }))?.['pid'], undefined);
    assert.equal(asked(), 0);
  });

  it('nothing is started when nothing is chosen, or there is no Java', async () => {
    assert.equal(await choosing(undefined).resolve({}), undefined);
    assert.equal(await choosing(shop, false).resolve({ pid: 7 }), undefined);
  });

  it('launches are left alone', async () => {
    const { resolve, asked } = choosing(shop);
    assert.deepEqual(await resolve({ request: 'launch', program: 'a.wat' }), { type: 'stepwasm', request: 'launch', name: 'a', program: 'a.wat' });
    assert.equal(asked(), 0);
  });

  it('a program that is known is attached to by its number', async () => {
    const known = attachTo(shop);
    assert.equal((await choosing(undefined).resolve(known))?.['pid'], 7);
    assert.equal(known.name, 'Attach to Shop (7)');
  });
});
