// node v8.mjs KIND FILE.wasm SOURCE.go: how many milliseconds of the CPU one run takes in V8, the median of seven; see Program.java for what a run is.
import { readFileSync } from 'node:fs';

const [kind, file, source] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(file));
const imports = {};
for (const { module: from, name, kind: what } of WebAssembly.Module.imports(module)) if (what === 'function') (imports[from] ??= {})[name] = () => 0;
const { exports } = new WebAssembly.Instance(module, imports);
const memory = () => new DataView(exports.memory.buffer);
const repeated = once => count => {
  for (let i = 0; i < count; i++) once();
};

function text(words) {
  const bytes = Buffer.from(`${words}\0`);
  const address = exports.malloc(bytes.length);
  new Uint8Array(exports.memory.buffer).set(bytes, address);
  return address;
}

function sqlite() {
  exports.emscripten_stack_init();
  exports.__set_stack_limits(exports.emscripten_stack_get_base(), exports.emscripten_stack_get_end());
  exports.__wasm_call_ctors();
  const handle = exports.malloc(4);
  exports.sqlite3_open(text(':memory:'), handle);
  const database = memory().getInt32(handle, true);
  const all = sql => {
    const statementAt = exports.malloc(4);
    const words = text(sql);
    if (exports.sqlite3_prepare_v2(database, words, -1, statementAt, 0) !== 0) throw new Error(`SQLite refuses ${sql}`);
    const statement = memory().getInt32(statementAt, true);
    while (exports.sqlite3_step(statement) === 100) exports.sqlite3_column_bytes(statement, 1);
    exports.sqlite3_finalize(statement);
    exports.free(statementAt);
    exports.free(words);
  };
  all('create table numbers as with recursive counter(n) as (select 1 union all select n + 1 from counter where n < 100000) select n, n * n % 1009 as square from counter');
  return repeated(() => all('select count(*), sum(n % 1000), max(square), avg(n) from numbers where square % 10 < 7'));
}

function gofmt() {
  const bytes = readFileSync(source);
  exports._initialize();
  return repeated(() => {
    const address = exports.alloc(bytes.length);
    new Uint8Array(exports.memory.buffer).set(bytes, address);
    exports.format();
    exports.output_len();
    exports.dispose();
  });
}

const kinds = {
  kernel: () => exports.run,
  sha256: () => repeated(() => exports.sha256(0x400, 60_000, 0x2e0)),
  quicksort: () => repeated(() => exports.run(20_000)),
  gofmt,
  sqlite
};
const run = kinds[kind]();
const milliseconds = count => {
  const before = process.cpuUsage();
  run(count);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e3;
};
for (let spent = 0; spent < 2_000; ) spent += milliseconds(2);
const count = Math.ceil(150 / Math.max(1e-3, milliseconds(1)));
const times = Array.from({ length: 7 }, () => milliseconds(count) / count).sort((one, other) => one - other);
console.log(times[3]);
