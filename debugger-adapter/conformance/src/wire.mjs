// Bytes to and from an adapter, as a process with standard input and output or as a socket.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';

/** A message as bytes. */
export const encode = message => frame(Buffer.from(JSON.stringify(message)));

/** A body with the header that belongs to it, or with another one. */
export function frame(body, header = length => `Content-Length: ${length}\r\n\r\n`) {
  const bytes = Buffer.from(body);
  return Buffer.concat([Buffer.from(header(bytes.length)), bytes]);
}

/** Cuts what an adapter sends into messages. It is strict: adapters have no reason to send what needs guessing. */
export class Decoder {
  #rest = Buffer.alloc(0);
  #broken = false;

  /** Takes bytes; calls `message(object)` for each message and `fault(sentence)` for what is none. */
  take(bytes, { message, fault }) {
    if (this.#broken) return;
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const end = this.#rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      const header = this.#rest.subarray(0, end).toString('latin1');
      const length = /^Content-Length: (\d+)$/.exec(header);
      if (!length) {
        this.#broken = true;
        fault(`what the adapter sent does not begin with Content-Length and nothing else: ${JSON.stringify(header.slice(0, 200))}`);
        return;
      }
      const from = end + 4;
      const to = from + Number(length[1]);
      if (this.#rest.length < to) return;
      const body = this.#rest.subarray(from, to);
      this.#rest = this.#rest.subarray(to);
      let text;
      let parsed;
      try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(body);
        parsed = JSON.parse(text);
      } catch (error) {
        fault(`a message of the adapter is not ${text === undefined ? 'UTF-8' : 'JSON'}: ${error.message}`);
        continue;
      }
      message(parsed);
    }
  }

  /** Whether bytes are left that are no whole message. */
  get unfinished() {
    return this.#rest.length > 0;
  }
}

/** Keeps the last lines of a text that goes on and on. */
class Tail {
  #text = '';
  add(data) {
    this.#text = (this.#text + data).slice(-4000);
  }
  get lines() {
    return this.#text.trimEnd().split('\n').slice(-20).join('\n');
  }
}

/** A started adapter that speaks on its standard input and output. */
export function startProcess(command, options = {}) {
  const child = spawn(command[0], command.slice(1), { stdio: ['pipe', 'pipe', 'pipe'], ...options });
  const tail = new Tail();
  child.stderr.on('data', data => tail.add(data));
  child.stdin.on('error', () => {});
  child.stdout.on('error', () => {});
  const ended = new Promise(resolve => {
    child.once('error', error => resolve(`it could not be started: ${error.message}`));
    child.once('close', (code, signal) => resolve(signal ? `it was ended by ${signal}` : `it ended with exit code ${code}`));
  });
  return {
    write: bytes => new Promise(resolve => child.stdin.write(bytes, () => resolve())),
    finish: () => child.stdin.end(),
    listen: bytes => child.stdout.on('data', bytes),
    kill: () => child.kill('SIGKILL'),
    ended,
    get words() {
      return tail.lines;
    },
  };
}

/** A connection to an adapter that listens. */
export async function connect(host, port) {
  const socket = net.connect({ host, port, noDelay: true });
  await once(socket, 'connect');
  let problem = '';
  socket.on('error', error => (problem = `: ${error.message}`));
  const ended = new Promise(resolve => socket.once('close', () => resolve(`the connection was closed${problem}`)));
  return {
    write: bytes => new Promise(resolve => socket.write(bytes, () => resolve())),
    finish: () => socket.end(),
    listen: bytes => socket.on('data', bytes),
    kill: () => socket.destroy(),
    ended,
    words: '',
  };
}

/** Starts a process and waits until it says on which port it listens; `pattern` finds the number in what it writes. */
export function startListening(command, pattern, { within, ...options }) {
  const child = spawn(command[0], command.slice(1), { stdio: ['pipe', 'pipe', 'pipe'], ...options });
  const tail = new Tail();
  child.stdin.on('error', () => {});
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${command[0]} has not said its port within ${within} ms:\n${tail.lines}`));
    }, within);
    let said = '';
    const hear = data => {
      tail.add(data);
      said = (said + data).slice(-10_000);
      const found = new RegExp(pattern).exec(said);
      if (found) {
        clearTimeout(late);
        resolve({
          found: found.slice(1),
          pid: child.pid,
          stop: async () => {
            if (child.exitCode !== null || child.signalCode !== null) return;
            child.kill('SIGKILL');
            await once(child, 'exit');
          },
        });
      }
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', error => reject(new Error(`cannot start ${command[0]}: ${error.message}`)));
    child.once('exit', code => reject(new Error(`${command[0]} ended with ${code} before it listened:\n${tail.lines}`)));
  });
}
