// Runs the programs of the fake adapter: functions of one number, locals, a global, a memory of 64 bytes.
import { readFileSync } from 'node:fs';

const number = String.raw`[\w\s+\-*<>=!()%]+`;
const forms = [
  ['call', /^(\w+) = (\w+)\((.+)\)$/],
  ['set', new RegExp(String.raw`^(\w+) = (${number})$`)],
  ['jump', new RegExp(String.raw`^jump (\w+) if (${number})$`)],
  ['store', /^store (\d+) (.+)$/],
  ['return', /^return (.+)$/],
  ['fail', /^fail (.+)$/],
];

/** A program as `{ code, functions, labels }`: `code` by the numbers of lines, the others name lines. */
export function parse(file) {
  const program = { code: new Map(), functions: new Map(), labels: new Map() };
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((whole, index) => {
      const text = whole.replace(/#.*/, '').trim();
      const [, name, parameter] = /^func (\w+) (\w+)$/.exec(text) ?? [];
      if (name) program.functions.set(name, { name, parameter, line: index + 1 });
      else if (text.endsWith(':')) program.labels.set(text.slice(0, -1), index + 1);
      for (const [kind, form] of forms) {
        const found = form.exec(text);
        if (found && !program.code.has(index + 1)) program.code.set(index + 1, { kind, text, parts: found.slice(1) });
      }
    });
  return program;
}

export class Machine {
  frames = [];
  globals = { total: 0 };
  memory = Buffer.concat([Buffer.alloc(16), Buffer.from('hello'), Buffer.alloc(43)]);
  running = false;
  ended = false;
  #history = [];
  #pausing = false;

  /** `arrived(machine, mode)` says why to stop before a line, or nothing; `wrote(what)` hears of writes; the others of stops and ends. */
  constructor(program, entry, argument, { arrived, failing, stopped, exited }) {
    this.program = program;
    this.hooks = { arrived, failing, stopped, exited };
    this.enter(entry, argument);
  }

  enter(name, argument) {
    const { line, parameter } = this.program.functions.get(name);
    this.frames.push({ name, line: this.next(line), locals: { [parameter]: argument } });
  }

  get top() {
    return this.frames.at(-1);
  }

  /** The next line with code behind a line. */
  next(line) {
    let at = line + 1;
    while (!this.program.code.has(at) && at < 1_000) at++;
    return at;
  }

  evaluate(text, frame = this.top) {
    if (!new RegExp(`^${number}$`).test(text) || /(^|[^=!<>])=([^=]|$)/.test(text)) throw new Error(`${text} means nothing`);
    const values = { ...this.globals, ...frame?.locals };
    try {
      return Number(new Function(...Object.keys(values), `return (${text})`)(...Object.values(values)));
    } catch (error) {
      throw new Error(`${text}: ${error.message}`);
    }
  }

  /** Sets a local or the global. */
  set(name, value, frame = this.top) {
    if (name in this.globals) this.globals[name] = value;
    else frame.locals[name] = value;
  }

  /** Does one line; true when the program goes on. */
  step() {
    this.#history.push(structuredClone({ frames: this.frames, globals: this.globals }));
    if (this.#history.length > 2_000) this.#history.shift();
    const frame = this.top;
    const { kind, parts } = this.program.code.get(frame.line);
    this.written = undefined;
    if (kind === 'set') {
      this.set(parts[0], this.evaluate(parts[1]));
      this.written = parts[0];
    } else if (kind === 'store') {
      this.memory.writeInt32LE(this.evaluate(parts[1]), Number(parts[0]));
      this.written = Number(parts[0]);
    } else if (kind === 'call') {
      const argument = this.evaluate(parts[2]);
      frame.into = parts[0];
      this.enter(parts[1], argument);
      return true;
    } else if (kind === 'jump' && this.evaluate(parts[1])) {
      frame.line = this.next(this.program.labels.get(parts[0]));
      return true;
    } else if (kind === 'return') {
      return this.leave(this.evaluate(parts[0]));
    } else if (kind === 'fail') {
      return this.end(1);
    }
    frame.line = this.next(frame.line);
    return true;
  }

  leave(value) {
    this.frames.pop();
    if (this.frames.length === 0) return this.end(0);
    this.top.locals[this.top.into] = value;
    this.top.line = this.next(this.top.line);
    return true;
  }

  end(code) {
    this.running = false;
    this.ended = true;
    this.frames = [];
    this.hooks.exited(code);
    return false;
  }

  /** Goes one line back. */
  back() {
    const before = this.#history.pop();
    if (before) Object.assign(this, before);
    return before !== undefined;
  }

  pause() {
    this.#pausing = true;
  }

  /** Stops where it is, if the reasons to stop are good for the first line too. */
  resume(mode, first = false) {
    this.running = true;
    this.#pausing = false;
    let moved = first;
    const chunk = () => {
      for (let left = 500; left > 0; left--) {
        if (!this.running) return;
        const reason = (moved && this.hooks.arrived(this, mode)) || (this.#pausing && { reason: 'pause' }) || this.fails();
        if (reason) {
          this.running = false;
          this.hooks.stopped(reason);
          return;
        }
        moved = true;
        if (!this.step()) return;
      }
      setImmediate(chunk);
    };
    setImmediate(chunk);
  }

  fails() {
    const { kind } = this.program.code.get(this.top.line);
    if (kind !== 'fail' || this.top.failed) return undefined;
    this.top.failed = true;
    return this.hooks.failing();
  }
}
