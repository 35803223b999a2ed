import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import rpc from 'vscode-jsonrpc/node.js';
import { everything, nothing, pushed } from './client.mjs';
import { at, declared, drives, text, uri } from './drives.mjs';
import { killAll, launch, Session } from './server.mjs';
import { soak } from './soak.mjs';

after(killAll);

const textDocument = { uri };
const hover = { textDocument, position: { line: 0, character: 1 } };

for (const [client, capabilities] of [['everything', everything(['utf-16'])], ['only what must be', nothing]]) {
  test(`every declared capability is served to a client that can do ${client}`, async t => {
    const session = await Session.start({ capabilities });
    await session.open(uri, text);
    for (const [name, value] of declared(session.capabilities)) {
      await t.test(name, async () => {
        const drive = drives[name];
        assert.ok(drive, `nothing drives ${name}, which is declared`);
        await drive(session, value);
      });
    }
    for (const { method } of session.registrations) {
      assert.ok(['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles'].includes(method), `nothing drives ${method}, which is registered`);
    }
    await session.notify('workspace/didChangeConfiguration', { settings: {} });
    await session.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///demo/other.wat', type: 1 }] });
    await session.close();
  });
}

const wide = '(module (; 𝄞é ;) (func $f (call $nowhere)) (; 𝄞 ;) (func (call $f)))\n';
const length = { 'utf-8': piece => Buffer.byteLength(piece), 'utf-16': piece => piece.length, 'utf-32': piece => [...piece].length };
for (const encoding of Object.keys(length)) {
  test(`columns are counted in ${encoding}`, async () => {
    const session = await Session.start({ capabilities: everything([encoding, 'utf-16']) });
    assert.equal(session.encoding, encoding);
    await session.open(uri, wide);
    const column = piece => length[encoding](wide.slice(0, wide.indexOf(piece)));
    const range = (piece, size) => ({ start: { line: 0, character: column(piece) }, end: { line: 0, character: column(piece) + size } });
    const { items } = await session.request('textDocument/diagnostic', { textDocument });
    assert.deepEqual(items.find(item => item.severity === 1).range, range('$nowhere', 8));
    const found = await session.request('textDocument/references', { textDocument, position: { line: 0, character: column('$f)') + 1 }, context: { includeDeclaration: true } });
    assert.deepEqual(found.map(each => each.range.start.character), [column('$f (call'), column('$f)')]);
    await session.change(uri, 2, { range: range('$nowhere', 8), text: '$f' });
    assert.deepEqual((await session.request('textDocument/diagnostic', { textDocument })).items.filter(item => item.severity === 1), []);
    await session.close();
  });
}

test('an encoding that nobody knows leaves it at UTF-16', async () => {
  const session = await Session.start({ capabilities: { general: { positionEncodings: ['ebcdic'] } } });
  assert.equal(session.encoding, 'utf-16');
  await session.close();
});

test('problems are pushed, with versions, to a client that does not ask', async () => {
  const session = await Session.start({ capabilities: pushed() });
  assert.equal(session.capabilities.diagnosticProvider, undefined);
  await session.open(uri, '(module (func (call $nowhere)))', 'wat', 7);
  const first = await session.next('textDocument/publishDiagnostics', params => params.uri === uri);
  assert.equal(first.version, 7);
  assert.equal(first.diagnostics.filter(item => item.severity === 1).length, 1);
  await session.change(uri, 8, { text: '(module)' });
  const second = await session.next('textDocument/publishDiagnostics', params => params.version === 8);
  assert.deepEqual(second.diagnostics, []);
  await session.change(uri, 9, { text: '(module' });
  await session.next('textDocument/publishDiagnostics', params => params.version === 9);
  await session.closeDocument(uri);
  const last = await session.next('textDocument/publishDiagnostics', params => params.diagnostics.length === 0);
  assert.equal(last.uri, uri);
  await session.close();
});

test('two workspaces, and files that come and go', async () => {
  const folders = ['one', 'two'].map(name => mkdtempSync(path.join(os.tmpdir(), `stepwasm-lsp-${name}-`)));
  try {
    folders.forEach((folder, i) => writeFileSync(path.join(folder, 'a.wat'), `(module (func $in${i} (export "f")))\n`));
    const workspaceFolders = folders.map((folder, i) => ({ uri: pathToFileURL(folder).href, name: `folder ${i}` }));
    const session = await Session.start({ capabilities: everything(['utf-16']), rootUri: workspaceFolders[0].uri, workspaceFolders });
    const inSecond = `${workspaceFolders[1].uri}/a.wat`;
    await session.open(inSecond, '(module (func $edited))');
    const symbols = await session.request('textDocument/documentSymbol', { textDocument: { uri: inSecond } });
    assert.ok(JSON.stringify(symbols).includes('$edited'), 'what is open counts, not what is on disk');
    await session.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [workspaceFolders[0]] } });
    rmSync(path.join(folders[1], 'a.wat'));
    await session.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: inSecond, type: 3 }] });
    assert.ok(JSON.stringify(await session.request('textDocument/documentSymbol', { textDocument: { uri: inSecond } })).includes('$edited'));
    await session.closeDocument(inSecond);
    assert.equal(await session.failure('textDocument/hover', { textDocument: { uri: inSecond }, position: { line: 0, character: 0 } }), -32602);
    await session.close();
  } finally {
    folders.forEach(folder => rmSync(folder, { recursive: true }));
  }
});

test('errors have the codes of the protocol', async () => {
  const session = new Session();
  assert.equal(await session.failure('textDocument/hover', hover), -32002);
  await session.request('initialize', { processId: null, rootUri: null, workspaceFolders: null, capabilities: {} });
  await session.notify('initialized', {});
  assert.equal(await session.failure('textDocument/teleport', {}), -32601);
  assert.equal(await session.failure('$/teleport', {}), -32601);
  await session.notify('$/teleport', {});
  assert.equal(await session.failure('textDocument/hover', hover), -32602, 'not open');
  await session.open(uri, text);
  assert.equal(await session.failure('textDocument/hover', { textDocument }), -32602, 'no position');
  assert.equal(await session.failure('textDocument/definition', { textDocument: {}, position: at('i32.|add') }), -32602, 'no uri');
  const far = { line: 2 ** 31 - 1, character: 2 ** 31 - 1 };
  assert.equal(await session.request('textDocument/hover', { textDocument, position: far }), null, 'a position outside of the text');
  await session.change(uri, 2, { range: { start: far, end: far }, text: '\n;; at the end' });
  await session.change('file:///closed.wat', 2, { text: '' });
  const ranges = await session.request('textDocument/foldingRange', { textDocument });
  assert.ok(ranges.length > 0, 'alive');
  await session.request('shutdown');
  assert.equal(await session.failure('textDocument/hover', hover), -32600);
  await session.notify('exit');
  assert.equal(await session.exited, 0);
  assert.deepEqual(session.frames.violations, []);
});

test('a question that is taken back is answered with the code for that', async () => {
  const session = await Session.start({ capabilities: everything(['utf-16']) });
  await session.open(uri, `(module\n${'(func (result i32) (i32.const 1))\n'.repeat(60_000)})`);
  const source = new rpc.CancellationTokenSource();
  const asked = session.request('textDocument/semanticTokens/full', { textDocument }, source.token).then(
    () => 'answered',
    error => error.code,
  );
  source.cancel();
  assert.equal(await asked, -32800);
  const stale = session.request('textDocument/semanticTokens/full', { textDocument }).then(() => 'answered', error => error.code);
  await session.change(uri, 2, { text: '(module)' });
  assert.ok([-32801, 'answered'].includes(await stale));
  assert.equal((await session.request('textDocument/semanticTokens/full', { textDocument })).data.length, 5, 'the newest text');
  await session.close();
});

test('what is no message does not end the server', async () => {
  const session = await Session.start({});
  for (const junk of ['Content-Type: nothing\r\n\r\n', 'Content-Length: many\r\n\r\n', 'Content-Length: 5\r\n\r\n{"a":', 'Content-Length: 2\r\n\r\n[]']) {
    session.process.stdin.write(junk);
  }
  await session.open(uri, text);
  assert.ok((await session.request('textDocument/foldingRange', { textDocument })).length > 0);
  await session.request('shutdown');
  await session.notify('exit');
  assert.equal(await session.exited, 0);
});

test('exit codes tell an orderly end from another', async () => {
  const impolite = await Session.start({});
  await impolite.notify('exit');
  assert.equal(await impolite.exited, 1);
  const vanished = await Session.start({});
  vanished.process.stdin.end();
  assert.equal(await vanished.exited, 1);
  assert.deepEqual([...impolite.frames.violations, ...vanished.frames.violations], []);
});

test('the server ends within two seconds when its client is killed', async () => {
  const script = `
    import { Session } from ${JSON.stringify(pathToFileURL(fileURLToPath(new URL('server.mjs', import.meta.url))).href)};
    const session = await Session.start({});
    console.log(session.process.pid);
    setInterval(() => {}, 1000);`;
  const client = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'], env: process.env });
  const [line] = await once(client.stdout, 'data');
  await endsSoon(Number(line.toString()), () => client.kill('SIGKILL'));
});

test('the server ends within two seconds when its client is gone but its input stays open', async () => {
  const client = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(client, 'spawn');
  const session = await Session.start({ processId: client.pid });
  await endsSoon(session.process.pid, () => client.kill('SIGKILL'));
  assert.equal(await session.exited, 1);
});

async function endsSoon(pid, kill) {
  const start = performance.now();
  kill();
  while (isAlive(pid)) {
    assert.ok(performance.now() - start < 2000, `the server is still there after ${Math.round(performance.now() - start)} ms`);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    // A process that has ended can wait for a parent that never asks.
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('nothing is written before somebody speaks', async () => {
  const server = launch();
  let said = '';
  server.stdout.on('data', data => (said += data));
  server.stdin.end();
  const [code] = await once(server, 'exit');
  assert.equal(code, 1);
  assert.equal(said, '');
});

test('500 random edits leave the texts of client and server equal', async t => {
  const done = await soak({ edits: 500, seed: 1 });
  t.diagnostic(`${done.asked} questions, ${done.compared} comparisons`);
});
