// How fast the language server is across files, as an editor sees it.
//   node workspace.mjs FOLDER -- COMMAND...
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from './client.mjs';

const MODULES = 500;
const BINARIES = 50;
const IMPORTS = 8;
const FUNCTIONS = 40;

const dashes = process.argv.indexOf('--');
const folder = process.argv[2];
const command = process.argv.slice(dashes + 1);
const uriOf = file => pathToFileURL(path.join(folder, file)).href;
const within = number => `part${number % 20}/module${number}`;

/** A module that imports from its neighbours and, as all do, from one that has what all need. */
function text(number) {
  const lines = ['(module', '  (import "core" "allocate" (func $allocate (param i32) (result i32)))'];
  for (let i = 1; i <= IMPORTS; i++) {
    const from = (number + i * 7) % (MODULES - BINARIES - 1);
    lines.push(`  (import "module${from}" "f${i}" (func $f${i}of${from} (param i32 i32) (result i32)))`);
  }
  for (let i = 0; i < FUNCTIONS; i++) {
    lines.push(
      `  (func $f${i} (export "f${i}") (param $x i32) (param $y i32) (result i32)`,
      '    (local $sum i32)',
      '    block $done',
      '      (br_if $done (i32.eqz (local.get $x)))',
      '      (local.set $sum (i32.add (local.get $x) (i32.mul (local.get $y) (i32.const 3))))',
      `      (local.set $sum (call $allocate (i32.sub (local.get $sum) (i32.const ${i}))))`,
      '    end',
      '    local.get $sum)',
    );
  }
  return `${lines.join('\n')})\n`;
}

const core = `(module\n${['allocate', ...Array.from({ length: 30 }, (_, i) => `core${i}`)]
  .map(name => `  (func (export "${name}") (param i32) (result i32) local.get 0)`).join('\n')})\n`;

/** A binary that imports from the text of the same number and exports a function. */
function binary(number) {
  const name = word => [word.length, ...Buffer.from(word)];
  const section = (id, bytes) => [id, bytes.length, ...bytes];
  return Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 2, 0x7f, 0x7f, 1, 0x7f]),
    ...section(2, [1, ...name(`module${number}`), ...name('f1'), 0, 0]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name(`tool${number}`), 0, 1]),
    ...section(10, [1, 4, 0, 0x41, 0, 0x0b]),
  ]);
}

rmSync(folder, { recursive: true, force: true });
for (let i = 0; i < 20; i++) mkdirSync(path.join(folder, `part${i}`), { recursive: true });
let size = core.length;
for (let number = 0; number < MODULES - BINARIES - 1; number++) {
  const written = text(number);
  size += written.length;
  writeFileSync(path.join(folder, `${within(number)}.wat`), written);
}
for (let number = 0; number < BINARIES; number++) writeFileSync(path.join(folder, `part0/tool${number}.wasm`), binary(number));
writeFileSync(path.join(folder, 'core.wat'), core);
console.log(`${MODULES} modules, ${BINARIES} of them binaries; ${(size / 1e6).toFixed(1)} MB of text, ${MODULES - BINARIES - 1} modules import one function`);

const sorted = times => times.toSorted((a, b) => a - b);
const of = (times, part) => sorted(times)[Math.min(times.length - 1, Math.floor(times.length * part))];
const show = value => value.toFixed(value < 10 ? 1 : 0).padStart(8);
function row(name, times, bar = '') {
  const missed = bar !== '' && of(times, 0.5) > bar ? '  <- misses the bar' : '';
  console.log(`${name.padEnd(58)}${show(of(times, 0.5))}${show(of(times, 0.95))}${show(sorted(times)[0])}${String(bar).padStart(7)}${missed}`);
}

let version = 0;
const open = (client, uri, content) => client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'wat', version: ++version, text: content } });
const pull = (client, uri) => client.request('textDocument/diagnostic', { textDocument: { uri } });

/** Types characters one by one, as fast as the answers come. */
async function type(client, uri, line, count) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const at = { line, character: 0 };
    const begin = performance.now();
    client.notify('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ range: { start: at, end: at }, text: ' ' }] });
    const { now } = await pull(client, uri);
    times.push(now - begin);
  }
  return times;
}

const capabilities = {
  window: { workDoneProgress: true },
  workspace: { workspaceEdit: { documentChanges: true }, didChangeWatchedFiles: { dynamicRegistration: true } },
};
const folders = [{ uri: pathToFileURL(folder).href, name: 'bench' }];

/** A server whose index is made; how long that took from `initialized` on, and what was told about it. */
async function indexed(act = async () => {}) {
  let reports = 0;
  let done;
  const end = new Promise(resolve => { done = resolve; });
  const client = new Client(command, (message, now) => {
    if (message.includes('"$/progress"')) {
      reports++;
      if (message.includes('"kind":"end"')) done(now);
    }
  });
  await client.initialize(folders, capabilities);
  const begin = performance.now();
  const before = client.cpu();
  const acted = await act(client);
  return { client, time: (await end) - begin, cpu: client.cpu() - before, reports, acted };
}

console.log(`${'milliseconds'.padEnd(60)}median     p95 fastest    bar`);
const times = [];
const used = [];
let reports = 0;
for (let i = 0; i < 4; i++) {
  const run = await indexed();
  if (i > 0) times.push(run.time), used.push(run.cpu); // the first makes the archive of classes
  reports = run.reports;
  await run.client.end();
}
row(`index, a process that has just started (${reports} reports)`, times, 3000);
row('the same, time of processors, compiler included', used);

const place = piece => {
  const before = core.slice(0, core.indexOf(piece) + 1).split('\n');
  return { textDocument: { uri: uriOf('core.wat') }, position: { line: before.length - 1, character: before.at(-1).length } };
};
async function timed(name, warm, count, bar, act) {
  const measured = [];
  for (let i = 0; i < warm + count; i++) {
    const begin = performance.now();
    const answer = await act(i);
    if (i >= warm) measured.push(answer.now - begin);
    else if (i === 0) check(name, answer);
  }
  row(name, measured, bar);
}
function check(name, answer) {
  const size = JSON.stringify(answer.json()).length;
  if (size < 100) throw new Error(`${name}: ${JSON.stringify(answer.json())}`);
}

const { client } = await indexed();
open(client, uriOf('core.wat'), core);
await timed(`rename, ${MODULES - BINARIES} files edited`, 5, 20, 200, i => client.request('textDocument/rename', { ...place('"allocate"'), newName: `reserve${i}` }));
await timed('references in as many files', 5, 20, '', () => client.request('textDocument/references', { ...place('"allocate"'), context: { includeDeclaration: true } }));
const other = text(3);
open(client, uriOf(`${within(3)}.wat`), other);
await timed('definition in another file', 20, 50, '', () => client.request('textDocument/definition', { textDocument: { uri: uriOf(`${within(3)}.wat`) }, position: { line: 1, character: 20 } }));
await timed('links of a text', 20, 50, '', () => client.request('textDocument/documentLink', { textDocument: { uri: uriOf(`${within(3)}.wat`) } }));
// One of the files changes on the disk, and with it what all others may import.
await timed('rename after a file has changed', 5, 20, 200, i => {
  writeFileSync(path.join(folder, `${within(9)}.wat`), text(9) + ' '.repeat(i % 7));
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(`${within(9)}.wat`), type: 2 }] });
  return client.request('textDocument/rename', { ...place('"allocate"'), newName: `reserve${i}` });
});

// Typing: without a workspace, in one that is indexed, and in one that is being indexed.
const typed = text(3).repeat(1);
const alone = new Client(command);
await alone.initialize();
open(alone, uriOf(`${within(3)}.wat`), typed);
await pull(alone, uriOf(`${within(3)}.wat`));
await type(alone, uriOf(`${within(3)}.wat`), 20, 300);
row('a character typed, without a workspace', await type(alone, uriOf(`${within(3)}.wat`), 20, 300));
await alone.end();
await pull(client, uriOf(`${within(3)}.wat`));
await type(client, uriOf(`${within(3)}.wat`), 20, 300);
row('a character typed, among the modules', await type(client, uriOf(`${within(3)}.wat`), 20, 300));
console.log(`memory: ${client.memory().now} MB, at most ${client.memory().most} MB`);
await client.end();
const busy = await indexed(async each => {
  open(each, uriOf(`${within(3)}.wat`), typed);
  await pull(each, uriOf(`${within(3)}.wat`));
  return type(each, uriOf(`${within(3)}.wat`), 20, 60);
});
row('the first 60 characters after the start, while it indexes', busy.acted);
await busy.client.end();
const fresh = new Client(command);
await fresh.initialize();
open(fresh, uriOf(`${within(3)}.wat`), typed);
await pull(fresh, uriOf(`${within(3)}.wat`));
row('the same without a workspace', await type(fresh, uriOf(`${within(3)}.wat`), 20, 60));
await fresh.end();
