import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { ServerClient } from '../../src/client/server';
import { until } from './patience';

/** A server of a few lines in the extension host's own Node. `answer` is what it does with each message `m`; `say` writes one. */
function program(answer: string): string {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stepwasm-server-')), 'server.js');
  fs.writeFileSync(
    file,
    `const say = m => { const b = JSON.stringify({ jsonrpc: '2.0', ...m }); process.stdout.write('Content-Length: ' + Buffer.byteLength(b) + '\\r\\n\\r\\n' + b); };
     const greet = m => say({ id: m.id, result: { capabilities: {}, serverInfo: { name: 'fake', version: '1.2.3-SNAPSHOT' } } });
     let rest = '';
     process.stdin.setEncoding('utf8').on('data', text => {
       rest += text;
       for (let met; (met = /^Content-Length: (\\d+)\\r\\n(?:[^\\r]+\\r\\n)*\\r\\n/.exec(rest)) && rest.length >= met[0].length + Number(met[1]); ) {
         const m = JSON.parse(rest.substr(met[0].length, Number(met[1])));
         rest = rest.slice(met[0].length + Number(met[1]));
         ${answer}
       }
     });`
  );
  return file;
}

/** A client of such a server, and what it tells the user. */
function client(answer: string, version = '1.2.3') {
  const told: string[] = [];
  const log = vscode.window.createOutputChannel('Stepwasm test', { log: true });
  const args = [program(answer)];
  const java = {
    onDidChange: new vscode.EventEmitter<void>().event,
    find: () => Promise.resolve({ found: { executable: process.execPath, version: 25, source: 'a test' } }),
    commandOf: () => ({ executable: process.execPath, args })
  };
  const server = new ServerClient(java, log, version, {
    restarted: () => void told.push('restarted'),
    givenUp: times => void told.push(`given up after ${times}`),
    otherVersion: (server, extension) => void told.push(`server ${server}, extension ${extension}`)
  }, { everyArguments: () => ({}) });
  const close = async () => {
    await server.stop();
    server.dispose();
    log.dispose();
  };
  return { server, told, close };
}

describe('the life of the language server', () => {
  it('one that ends at once is started again five times', async () => {
    const { server, told, close } = client('process.exit(3);');
    server.start();
    await until('it is given up', () => server.state.kind === 'given-up');
    assert.deepEqual(told, [...Array<string>(5).fill('restarted'), 'given up after 6']);
    await assert.rejects(server.request('anything', {}), /the Stepwasm language server is not running.*Restart Language Server/);
    await close();
  });

  it('is asked to carry out a command as soon as it is there', async () => {
    const { server, close } = client(`if (m.method === 'initialize') greet(m); if (m.method === 'workspace/executeCommand') say({ id: m.id, result: m.params });
      if (m.method === 'shutdown') say({ id: m.id, result: null }); if (m.method === 'exit') process.exit(0);`);
    server.start();
    assert.deepEqual(await server.command('stepwasm.run', { export: 'sum' }), { command: 'stepwasm.run', arguments: [{ export: 'sum' }] });
    await close();
    await assert.rejects(server.command('stepwasm.run'), /the Stepwasm language server is not running.*Restart Language Server/);
  });

  it('one that writes what is no protocol is started again', async () => {
    const { server, told, close } = client(`if (m.method === 'initialize') greet(m); if (m.method === 'initialized') for (let i = 0; i < 9; i++) process.stdout.write('Content-Length: 1\\r\\n\\r\\n{');`);
    server.start();
    await until('it is given up', () => server.state.kind === 'given-up');
    assert.equal(told.at(-1), 'given up after 6');
    await close();
  });

  it('one of another version is noticed, a build before the release is none', async () => {
    const answer = `if (m.method === 'initialize') greet(m); if (m.method === 'shutdown') say({ id: m.id, result: null }); if (m.method === 'exit') process.exit(0);`;
    for (const [version, words] of [['1.2.3', []], ['1.2.4', ['server 1.2.3, extension 1.2.4']]] as const) {
      const { server, told, close } = client(answer, version);
      server.start();
      await server.ready();
      assert.deepEqual(told, words);
      await close();
    }
  });

  it('can be started again, and its log can be read', async () => {
    await vscode.extensions.getExtension('stepwasm.stepwasm')?.activate();
    const settings = vscode.workspace.getConfiguration('stepwasm');
    await settings.update('trace.server', 'messages', vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('stepwasm.restartServer');
    await vscode.commands.executeCommand('stepwasm.showLog');
    const log = () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'output' && uri.path.includes('Stepwasm'))?.getText() ?? '';
    await until('messages are in the log', () => log().includes('initialize'));
    await settings.update('trace.server', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('runs on the Java that the setting says, and on none if there is none', async () => {
    const settings = vscode.workspace.getConfiguration('stepwasm');
    const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'wat', content: '(module (func $f (call $f)))' }));
    const answers = async () => ((await vscode.commands.executeCommand<unknown[] | undefined>('vscode.executeHoverProvider', document.uri, new vscode.Position(0, 19))) ?? []).length > 0;
    await until('there is a server', answers);
    await settings.update('java.home', '/nowhere', vscode.ConfigurationTarget.Workspace);
    await until('there is none any more', async () => !(await answers()));
    await settings.update('java.home', undefined, vscode.ConfigurationTarget.Workspace);
    await until('there is one again', answers);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
