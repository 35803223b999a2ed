// Starts the server under test and gives tests a client for it. Everything that the server writes to standard output must be
// frames of the protocol, and every message in them must be as the protocol says; `close` reports what was not.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import rpc from 'vscode-jsonrpc/node.js';
import { complaints, methods } from './model.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));
const jar = process.env.STEPWASM_JAR ?? path.join(folder, '..', '..', 'vscode-extension', 'target', 'stepwasm.jar');
const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
const flags = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-jar', jar, 'lsp'];

/** Generous: the machine may be busy, and nothing here waits longer than it must. */
export const patience = 60_000;

/** A process with the server, ready for bytes. */
export function launch() {
  const server = spawn(java, flags, { stdio: ['pipe', 'pipe', 'pipe'] });
  started.add(server);
  server.once('exit', () => started.delete(server));
  return server;
}

/** Cuts what the server writes into messages; whatever stands between them is a violation. */
class Frames {
  violations = [];
  #rest = Buffer.alloc(0);

  constructor(stream, take) {
    stream.on('data', data => {
      this.#rest = Buffer.concat([this.#rest, data]);
      while (this.#next(take));
    });
  }

  #next(take) {
    const end = this.#rest.indexOf('\r\n\r\n');
    if (end < 0) {
      if (!'Content-Length: '.startsWith(this.#rest.subarray(0, 16).toString())) this.#junk();
      return false;
    }
    const header = /^Content-Length: (\d+)$/.exec(this.#rest.subarray(0, end).toString());
    if (!header) return this.#junk();
    const stop = end + 4 + Number(header[1]);
    if (this.#rest.length < stop) return false;
    const body = this.#rest.subarray(end + 4, stop).toString();
    this.#rest = this.#rest.subarray(stop);
    take(JSON.parse(body));
    return true;
  }

  #junk() {
    if (this.violations.length === 0) this.violations.push(`no protocol: ${JSON.stringify(this.#rest.toString().slice(0, 200))}`);
    return false;
  }
}

const started = new Set();

/** Ends the servers that a test which failed has left behind. */
export function killAll() {
  for (const server of started) server.kill('SIGKILL');
}

/** One server and one client from start to end. */
export class Session {
  notes = [];
  registrations = [];
  logged = [];
  stderr = '';
  settings = {};
  applied = [];
  #pending = new Map();
  #waiting = [];

  constructor() {
    this.process = launch();
    this.process.stderr.on('data', data => (this.stderr += data));
    this.exited = once(this.process, 'exit').then(([code]) => code);
    this.process.once('close', code => {
      if (code && this.stderr) console.error(`the server ended with ${code}: ${this.stderr.trimEnd()}`);
      this.connection.dispose(); // who still waits for an answer hears that none will come
    });
    this.frames = new Frames(this.process.stdout, message => this.#check(message));
    const writer = new rpc.StreamMessageWriter(this.process.stdin);
    const send = writer.write.bind(writer);
    writer.write = message => {
      if (message.method && message.id !== undefined) this.#pending.set(message.id, message.method);
      return send(message);
    };
    writer.onError(() => {}); // the server may be gone already
    this.connection = rpc.createMessageConnection(new rpc.StreamMessageReader(this.process.stdout), writer);
    this.connection.onNotification((method, params) => this.#note(method, params));
    this.connection.onRequest((method, params) => this.#answer(method, params));
    this.connection.listen();
  }

  /** A session that is initialized. */
  static async start({ capabilities = {}, ...more } = {}) {
    const session = new Session();
    const answer = await session.request('initialize', {
      processId: process.pid, rootUri: null, workspaceFolders: null, capabilities, ...more,
    });
    session.capabilities = answer.capabilities;
    session.encoding = answer.capabilities.positionEncoding ?? 'utf-16';
    await session.notify('initialized', {});
    return session;
  }

  request(method, params, token) {
    const args = params === undefined ? [] : [params];
    return this.connection.sendRequest(method, ...args, ...(token ? [token] : []));
  }

  notify(method, params) {
    return params === undefined ? this.connection.sendNotification(method) : this.connection.sendNotification(method, params);
  }

  /** The code of the error that a request is answered with. */
  async failure(method, params) {
    try {
      const result = await this.request(method, params);
      assert.fail(`${method} was answered with ${JSON.stringify(result)}`);
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      return error.code;
    }
  }

  async open(uri, text, languageId = uri.endsWith('.wast') ? 'wast' : 'wat', version = 1) {
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  async change(uri, version, ...contentChanges) {
    await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  async closeDocument(uri) {
    await this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** The parameters of the next notification of a method that has not been waited for. */
  next(method, matches = () => true) {
    const at = this.notes.findIndex(note => note.method === method && matches(note.params));
    if (at >= 0) return Promise.resolve(this.notes.splice(at, 1)[0].params);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no ${method} came`)), patience);
      this.#waiting.push({ method, matches, resolve: params => (clearTimeout(timer), resolve(params)) });
    });
  }

  /** Ends the server as the protocol wants it and says what it did wrong in its life. */
  async close() {
    await this.request('shutdown');
    await this.notify('exit');
    assert.equal(await this.exited, 0, 'exit code after shutdown and exit');
    this.connection.dispose();
    assert.deepEqual(this.frames.violations, [], 'violations of the protocol');
    assert.deepEqual(this.logged.filter(message => message.type === 1), [], 'errors logged by the server');
    assert.equal(this.stderr, '', 'standard error');
  }

  #note(method, params) {
    if (method === 'window/logMessage' || method === 'window/showMessage') this.logged.push(params);
    const at = this.#waiting.findIndex(each => each.method === method && each.matches(params));
    if (at >= 0) this.#waiting.splice(at, 1)[0].resolve(params);
    else this.notes.push({ method, params });
  }

  #answer(method, params) {
    switch (method) {
      case 'workspace/configuration':
        return params.items.map(item => (item.section ? (this.settings[item.section] ?? null) : this.settings));
      case 'client/registerCapability':
        this.registrations.push(...params.registrations);
        return null;
      case 'workspace/applyEdit':
        this.applied.push(params.edit);
        return { applied: true };
      default:
        this.#note(method, params);
        return null;
    }
  }

  #check(message) {
    const found = this.#wrong(message);
    if (found.length > 0) this.frames.violations.push(...found.slice(0, 5));
  }

  #wrong(message) {
    if (message.jsonrpc !== '2.0') return ['a message without "jsonrpc": "2.0"'];
    if (message.method?.startsWith('$/')) return [];
    if (message.method) {
      const known = methods.get(message.method);
      if (!known) return [`${message.method} is no method of the protocol`];
      const asks = message.id !== undefined;
      if (asks !== (known.kind === 'request')) return [`${message.method} is a ${known.kind}`];
      return known.params ? complaints(message.params, known.params).map(each => `${message.method} ${each}`) : [];
    }
    const method = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error) {
      const { code, message: text } = message.error;
      return Number.isInteger(code) && typeof text === 'string' ? [] : [`error of ${method}: ${JSON.stringify(message.error)}`];
    }
    if (!('result' in message)) return [`${method} is answered with neither result nor error`];
    const known = methods.get(method);
    if (!known) return [`${method} is unknown to the protocol and answered with a result`];
    if (method === 'shutdown') return message.result === null ? [] : ['shutdown has a result'];
    return complaints(message.result, known.result).map(each => `result of ${method} ${each}`);
  }
}
