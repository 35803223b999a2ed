// What the benchmarks have in common.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const TICK = 10; // milliseconds, of /proc

/** A client of a real process that looks at answers no more than it must. */
export class Client {
  #chunks = [];
  #have = 0;
  #need = -1;
  #waiting = new Map();
  #last = 0;

  /** @param listen hears of each notification, as text */
  constructor(command, listen = () => {}) {
    this.listen = listen;
    this.process = spawn(command[0], command.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process.stdout.on('data', data => {
      this.#chunks.push(data);
      this.#have += data.length;
      while (this.#next());
    });
  }

  #next() {
    if (this.#need < 0) {
      const all = Buffer.concat(this.#chunks);
      this.#chunks = [all];
      const end = all.indexOf('\r\n\r\n');
      if (end < 0) return false;
      this.#need = end + 4 + Number(/Content-Length: (\d+)/.exec(all.subarray(0, end).toString())[1]);
    }
    if (this.#have < this.#need) return false;
    const now = performance.now();
    const all = Buffer.concat(this.#chunks);
    const frame = all.subarray(0, this.#need);
    this.#chunks = [all.subarray(this.#need)];
    this.#have -= this.#need;
    this.#need = -1;
    const start = frame.indexOf('\r\n\r\n') + 4;
    const head = frame.subarray(start, start + 120).toString();
    const id = /^\{"jsonrpc":"2.0","id":"?(\d+)"?,"(result|error)"/.exec(head);
    if (id && this.#waiting.has(Number(id[1]))) {
      const { resolve, reject } = this.#waiting.get(Number(id[1]));
      this.#waiting.delete(Number(id[1]));
      const answer = { now, size: frame.length - start, json: () => JSON.parse(frame.subarray(start).toString()).result };
      id[2] === 'result' ? resolve(answer) : reject(new Error(frame.subarray(start).toString()));
    } else if (/"method":"(workspace\/|client\/|window\/workDone)/.test(head) && /"id"/.test(head)) {
      const message = JSON.parse(frame.subarray(start).toString());
      const result = message.method === 'workspace/configuration' ? message.params.items.map(() => null) : null;
      this.#write({ jsonrpc: '2.0', id: message.id, result });
    } else if (!id) {
      this.listen(frame.subarray(start).toString(), now);
    }
    return true;
  }

  #write(message) {
    const body = Buffer.from(JSON.stringify(message));
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  notify(method, params) {
    this.#write({ jsonrpc: '2.0', method, params });
  }

  request(method, params) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#write({ jsonrpc: '2.0', id, method, params });
    });
  }

  async initialize(workspaceFolders = null, more = {}) {
    const capabilities = { ...more, general: { positionEncodings: ['utf-16'] }, textDocument: { diagnostic: {}, documentSymbol: { hierarchicalDocumentSymbolSupport: true }, hover: { contentFormat: ['markdown'] } } };
    const answer = await this.request('initialize', { processId: process.pid, rootUri: null, workspaceFolders, capabilities });
    this.notify('initialized', {});
    return answer;
  }

  async end() {
    const left = new Promise(resolve => this.process.once('exit', resolve));
    await this.request('shutdown');
    this.notify('exit');
    await left;
  }

  /** Milliseconds of processor time so far, all threads. */
  cpu() {
    const fields = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8').replace(/.*\) /, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK;
  }

  memory() {
    const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
    const of = name => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024);
    return { now: of('VmRSS'), most: of('VmHWM') };
  }
}
