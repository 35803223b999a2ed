// A VS Code workbench for the browser: code-server and the Node it wants, by version from npm. Used by the playground and the end-to-end test.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { cache, Failure, hashOf, onPath, run, signalGroup, tail } from '../build/tools.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const pins = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8'));
const nodePackage = `node-${process.platform}-${process.arch}`;

/** Why there can be no workbench on this machine, in words; nothing when there can. */
export function missing() {
  if (process.platform === 'win32') return 'the browser workbench does not run on Windows (it does in WSL); install vscode-extension/target/stepwasm.vsix in your VS Code instead';
  if (!onPath('npm')) return 'npm is not installed; Node 20 or newer brings it (on Debian: apt-get install nodejs npm)';
  return undefined;
}

/** Where this version of the workbench is kept. Another way of installing it is another number "recipe" in package.json. */
export const workbenchFolder = path.join(cache, `workbench-${hashOf(path.join(here, 'package.json'))}`);

/** Installs the workbench into the cache folder unless it is there, and returns its two programs. `say` gets a line for each long step. */
export async function installWorkbench(say) {
  const folder = workbenchFolder;
  const node = path.join(folder, 'node', 'node_modules', nodePackage, 'bin', 'node');
  const code = path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const programs = { node, server: path.join(code, 'out', 'server-main.js') };
  const done = path.join(folder, '.done');
  if (existsSync(done)) return programs;
  mkdirSync(cache, { recursive: true });
  const release = await lock(`${folder}.lock`, say);
  try {
    if (existsSync(done)) return programs;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    cpSync(path.join(here, 'package.json'), path.join(folder, 'package.json'));
    const started = Date.now();
    say(`installing a VS Code workbench into ${path.relative(process.cwd(), folder) || folder} (once; 670 MB, one to three minutes)`);
    const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
    const npm = (cwd, ...args) => run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args], { cwd, env });
    say(`  1/4 Node ${pins.config.node}`);
    mkdirSync(path.join(folder, 'node'));
    writeFileSync(path.join(folder, 'node', 'package.json'), '{ "private": true }');
    await npm(path.join(folder, 'node'), `${nodePackage}@${pins.config.node}`);
    say(`  2/4 code-server ${pins.dependencies['code-server']}`);
    await npm(folder);
    say('  3/4 what the workbench itself needs');
    await npm(code, '--omit=dev', '--omit=optional');
    await fileWatcher(code, npm);
    await logging(code, path.dirname(path.dirname(node)), env, say);
    writeFileSync(done, '');
    say(`  done in ${Math.round((Date.now() - started) / 1000)} s`);
    return programs;
  } finally {
    release();
  }
}

/** The native file watcher comes ready made in a package of its own for each system; without it changes on disk are not seen. */
async function fileWatcher(code, npm) {
  const { version } = JSON.parse(readFileSync(path.join(code, 'node_modules', '@parcel', 'watcher', 'package.json'), 'utf8'));
  const system = process.platform === 'linux' ? `linux-${process.arch}-glibc` : `${process.platform}-${process.arch}`;
  await npm(code, '--no-save', '--omit=dev', '--omit=optional', `@parcel/watcher-${system}@${version}`);
}

/** The only part that is compiled, because it comes in no other form. Without it all works, but the Output panel stays empty. */
async function logging(code, headers, env, say) {
  const lacking = ['python3', 'make', 'g++'].filter(program => !onPath(program));
  if (lacking.length > 0) return say(`  4/4 the Output panel is left out, because ${lacking.join(' and ')} ${lacking.length > 1 ? 'are' : 'is'} not installed`);
  say('  4/4 the Output panel');
  try {
    // The Node package brings its C++ headers, so that none are fetched.
    await run('npm', ['rebuild', '@vscode/spdlog', '--loglevel=error'], { cwd: code, env: { ...env, npm_config_nodedir: headers } });
  } catch (error) {
    say(`  the Output panel is left out: ${error.message}`);
  }
}

/** Two that start at once must not install into the same folder. Returns the function that releases the lock. */
async function lock(file, say) {
  for (let told = false; ; told = true) {
    try {
      closeSync(openSync(file, 'wx'));
      writeFileSync(file, String(process.pid));
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(existsSync(file) ? readFileSync(file, 'utf8') : 0);
    if (holder && !alive(holder)) rmSync(file, { force: true });
    else {
      if (!told) say(`another process (${holder}) is installing the workbench; waiting for it`);
      await delay(500);
    }
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A port that is free on the loopback interface: exactly `wanted`, or else the first from 8080 on. */
export async function freePort(wanted) {
  if (wanted !== undefined) {
    if (await free(wanted)) return wanted;
    throw new Failure(`port ${wanted} is taken; choose another one with --port, or none for the next free one`);
  }
  for (let port = 8080; port < 8180; port++) if (await free(port)) return port;
  throw new Failure('no port from 8080 to 8179 is free; choose one with --port');
}

/** A port of the loopback interface that the system has to give away. */
export function anyPort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function free(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * A workbench with a data folder of its own: settings, extensions, log. `settings` are written only where there are none yet,
 * so that a user's changes stay.
 */
export class Workbench {
  #programs;
  #data;
  #child;

  constructor(programs, data, settings) {
    this.#programs = programs;
    this.#data = data;
    mkdirSync(path.dirname(this.#settings), { recursive: true });
    if (!existsSync(this.#settings)) this.settings(settings);
  }

  get #settings() {
    return path.join(this.#data, 'user', 'User', 'settings.json');
  }

  /** Writes the settings of the user; whatever there was is lost. */
  settings(values) {
    writeFileSync(this.#settings, JSON.stringify(values, undefined, 2));
  }

  /** The folder where extensions are installed. */
  get extensions() {
    return path.join(this.#data, 'extensions');
  }

  get log() {
    return path.join(this.#data, 'server.log');
  }

  /** The process that was started; the others are its children. */
  get pid() {
    return this.#child?.pid;
  }

  #arguments(...more) {
    const folders = { '--server-data-dir': 'server', '--user-data-dir': 'user', '--extensions-dir': 'extensions' };
    const data = Object.entries(folders).flatMap(([option, name]) => [option, path.join(this.#data, name)]);
    return [this.#programs.server, ...data, '--accept-server-license-terms', '--telemetry-level', 'off', ...more];
  }

  /** Installs an extension unless this very file is installed already. */
  async installExtension(vsix) {
    const stamp = path.join(this.#data, 'extension-stamp');
    const wanted = hashOf(vsix);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
    await run(this.#programs.node, this.#arguments('--install-extension', vsix, '--force'), { env: environment() });
    writeFileSync(stamp, wanted);
  }

  /** Starts the server with these options too, and returns the address to open, and the token that it asks for. */
  async start(port, folder, ...options) {
    const token = this.#token();
    const log = openSync(this.log, 'w');
    const args = this.#arguments('--host', '127.0.0.1', '--port', String(port), '--connection-token', token, '--default-folder', folder, ...options);
    // A process group of its own: stop() reaches the extension host and the Java processes too, Ctrl-C does not reach them past us.
    this.#child = spawn(this.#programs.node, args, { stdio: ['ignore', log, log], detached: true, env: environment() });
    closeSync(log);
    const address = `http://127.0.0.1:${port}/`;
    await this.#answers(`${address}version`);
    return { address, token };
  }

  /** Loopback is open to every user and every web page of this machine, so the workbench, which has a terminal, asks for a token. */
  #token() {
    const file = path.join(this.#data, 'token');
    if (!existsSync(file)) writeFileSync(file, randomBytes(16).toString('hex'), { mode: 0o600 });
    return readFileSync(file, 'utf8');
  }

  async #answers(url) {
    const deadline = Date.now() + 60_000;
    while (this.#child.exitCode === null && Date.now() < deadline) {
      try {
        if ((await fetch(url)).ok) return;
      } catch {
        await delay(50); // not listening yet
      }
    }
    await this.stop();
    throw new Failure(`the workbench did not start:\n${tail(readFileSync(this.log, 'utf8'))}`);
  }

  /** Resolves when the server ends by itself. */
  ended() {
    return new Promise(resolve => (this.#child.exitCode === null ? this.#child.once('exit', resolve) : resolve(this.#child.exitCode)));
  }

  /** Ends the server and everything that it has started. */
  async stop() {
    const pid = this.#child?.pid;
    if (pid === undefined || !signalGroup(pid, 'SIGTERM')) return;
    for (const deadline = Date.now() + 5_000; Date.now() < deadline; await delay(50)) if (!signalGroup(pid, 0)) return;
    signalGroup(pid, 'SIGKILL');
  }
}

/** Without what another VS Code, in whose terminal this may run, has put there for itself. */
function environment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)));
}
