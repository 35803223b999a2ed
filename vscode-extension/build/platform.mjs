// Makes target/stepwasm-linux-x64.vsix, or the like of the system it runs on: the package with a Java of its own in it, and starts
// both servers out of it. Run build/package.mjs first.
//   node build/platform.mjs [--jdk=FOLDER]
//     --jdk=FOLDER   where the Java is taken from, 21 or newer (default: JAVA_HOME)
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, rmSync, statSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs, promisify } from 'node:util';
import { pathToFileURL } from 'node:url';
import { extension, Failure, main, run, tail } from './tools.mjs';

const at = (...names) => path.join(extension, ...names);
const system = `${process.platform}-${process.arch}`;
const runtime = at('runtime');
const unpacked = at('target', 'platform');

/** What the servers use. `jdeps` names java.sql too, for types of Gson that nobody uses; Gson makes objects by jdk.unsupported. */
const MODULES = ['java.base', 'java.logging', 'java.management', 'jdk.unsupported'];
const UNUSED = ['java.sql'];

await main(async () => {
  const { values } = parseArgs({ options: { jdk: { type: 'string' } } });
  const jdk = values.jdk ?? process.env.JAVA_HOME;
  if (!jdk || !existsSync(path.join(jdk, 'bin'))) throw new Failure('set JAVA_HOME to a JDK, or name one with --jdk=FOLDER');
  const jar = at('server', 'stepwasm.jar');
  if (!existsSync(jar) || !existsSync(at('dist', 'extension.js'))) throw new Failure('nothing has been packaged yet: run node build/package.mjs first');
  const vsix = at('target', `stepwasm-${system}.vsix`);
  try {
    await makeRuntime(jdk, jar);
    const vsce = [at('node_modules', '@vscode', 'vsce', 'vsce'), 'package', '--target', system, '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '-o', vsix];
    const log = await run(process.execPath, vsce, { cwd: extension });
    if (/\bWARNING\b/.test(log)) throw new Failure(`vsce warns:\n${tail(log)}`);
  } finally {
    rmSync(runtime, { recursive: true, force: true }); // the package for all systems has none
  }
  rmSync(unpacked, { recursive: true, force: true });
  await unpack(vsix, unpacked);
  const started = await tryOut(path.join(unpacked, 'extension'));
  rmSync(unpacked, { recursive: true, force: true });
  console.log(`${path.basename(vsix)}: ${(statSync(vsix).size / 1e6).toFixed(1)} MB, ${started}`);
});

async function makeRuntime(jdk, jar) {
  const needed = (await run(path.join(jdk, 'bin', 'jdeps'), ['--multi-release', '21', '--ignore-missing-deps', '--print-module-deps', jar])).trim().split(',');
  const lacking = needed.filter(module => ![...MODULES, ...UNUSED].includes(module));
  if (lacking.length > 0) throw new Failure(`the servers use ${lacking.join(', ')}, which the Java in the package would lack: add it to MODULES in build/platform.mjs`);
  rmSync(runtime, { recursive: true, force: true });
  const small = ['--strip-debug', '--no-header-files', '--no-man-pages', '--compress=zip-6', '--generate-cds-archive'];
  await run(path.join(jdk, 'bin', 'jlink'), ['--add-modules', MODULES.join(','), ...small, '--output', runtime]);
  const unusual = path.join(runtime, 'lib', 'server', 'classes_nocoops.jsa'); // for heaps beyond 32 GB
  if (existsSync(unusual)) unlinkSync(unusual);
}

/** Unpacks it as the editor does: with the permissions of the files, but with other times. */
async function unpack(vsix, folder) {
  const { default: yauzl } = await import('yauzl');
  const zip = await promisify(yauzl.open)(vsix, { lazyEntries: true, autoClose: true });
  const open = promisify(zip.openReadStream.bind(zip));
  const ended = new Promise((resolve, reject) => zip.once('end', resolve).once('error', reject));
  zip.on('entry', async entry => {
    try {
      const file = path.join(folder, entry.fileName);
      mkdirSync(path.dirname(file), { recursive: true });
      await pipeline(await open(entry), createWriteStream(file, { mode: (entry.externalFileAttributes >>> 16) & 0o777 || 0o644 }));
      zip.readEntry();
    } catch (error) {
      zip.emit('error', error);
    }
  });
  zip.readEntry();
  await ended;
}

/** Finds the Java of the package as the extension does, on a machine without any other, and starts both servers with it. */
async function tryOut(folder) {
  const { findJava, serverCommand } = await ours();
  const search = await findJava({ setting: undefined, bundled: path.join(folder, 'runtime'), environment: {}, platform: process.platform, home: folder });
  assert.equal(search.found?.source, 'this extension');
  const cache = path.join(unpacked, 'cache');
  mkdirSync(cache);
  const jar = path.join(folder, 'server', 'stepwasm.jar');
  const times = [];
  for (const verb of ['lsp', 'dap', 'lsp', 'dap']) times.push(`${verb} ${await answers(serverCommand(search.found, jar, verb, cache), verb)} ms`);
  return `both servers start with Java ${search.found.version} out of it (${times.join(', ')})`;
}

async function ours() {
  const { build } = await import('esbuild');
  const outfile = path.join(unpacked, 'java.mjs');
  const contents = `export { findJava } from './find'; export { serverCommand } from './command';`;
  await build({ stdin: { contents, resolveDir: at('src', 'java'), loader: 'ts' }, bundle: true, platform: 'node', format: 'esm', logLevel: 'error', outfile });
  return import(pathToFileURL(outfile));
}

/** Milliseconds until the server, which is on its own, has answered to a greeting and taken its leave. */
async function answers({ executable, args }, verb) {
  const begun = Date.now();
  const child = spawn(executable, args, { env: {}, stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise(resolve => child.once('exit', resolve));
  try {
    const bodies =
      verb === 'lsp'
        ? [{ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } }]
        : [{ seq: 1, type: 'request', command: 'initialize', arguments: { adapterID: 'stepwasm' } }];
    for (const body of bodies.map(body => JSON.stringify(body))) child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    let text = '';
    for await (const data of child.stdout) {
      text += data;
      const [, length, body] = /^Content-Length: (\d+)\r\n\r\n(.*)$/s.exec(text) ?? [];
      if (length === undefined || Buffer.byteLength(body) < Number(length)) continue;
      const answer = JSON.parse(Buffer.from(body).subarray(0, Number(length)).toString());
      assert.ok(verb === 'lsp' ? answer.result.capabilities.hoverProvider : answer.success, `${verb} answers ${text.slice(0, 500)}`);
      return Date.now() - begun;
    }
    throw new Failure(`${verb} ended with exit code ${await exited} before it said anything but: ${text.slice(0, 500)}`);
  } finally {
    child.stdin.end();
    await exited; // both servers end when nobody talks to them
  }
}
