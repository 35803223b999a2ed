// How fast the language server is, as an editor sees it: a real process on standard input and output, and the time until the last
// byte of an answer is here. Beside it stands what the server itself used of the processors, since other load shows in the clock.
//   node latency.mjs k10.wat m1.wat m10.wat -- COMMAND...
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from './client.mjs';

const dashes = process.argv.indexOf('--');
const files = process.argv.slice(2, dashes);
const command = process.argv.slice(dashes + 1);

/** What the best server was published to need, where there is a figure (research page, section 5), and what ours must not exceed. */
const rows = {
  'open -> diagnostics': { m1: [104, ''], m10: [896, 400] },
  'typed in a body -> diagnostics': { m1: [81, 10], m10: [494, 50] },
  'structure changed -> diagnostics': { m1: ['130-148', ''], m10: [678, 150] },
  hover: { m1: [0.1, 5], m10: [0.1, 5] },
  completion: { m1: [0.1, 5], m10: [0.3, 5] },
  definition: { m1: ['', 5], m10: ['', 5] },
  'semantic tokens of 100 lines': { m1: ['', 5], m10: ['', 5] },
  'semantic tokens, all': { m1: [29, ''], m10: [776, 250] },
  'document symbols': { m1: [28, ''], m10: [189, 150] },
  'folding ranges': { m1: [8, ''], m10: [61, ''] },
};

const uri = 'file:///bench/text.wat';
const textDocument = { uri };
let version = 0;

function open(client, text) {
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'wat', version: ++version, text } });
}

function change(client, range, text) {
  client.notify('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ range, text }] });
}

const at = (line, character) => ({ start: { line, character }, end: { line, character } });
const pull = client => client.request('textDocument/diagnostic', { textDocument });

/** Runs something some times without measuring and some times with. */
async function measure(client, name, file, warm, count, act) {
  for (let i = 0; i < warm; i++) await act(i);
  const times = [];
  const before = client.cpu();
  for (let i = 0; i < count; i++) {
    const begin = performance.now();
    const answer = await act(warm + i);
    times.push((answer?.now ?? performance.now()) - begin);
  }
  const cpu = (client.cpu() - before) / count;
  times.sort((a, b) => a - b);
  const of = part => times[Math.min(count - 1, Math.floor(count * part))];
  const [best, bar] = rows[name]?.[file] ?? ['', ''];
  const missed = bar !== '' && of(0.5) > bar ? '  <- misses the bar' : '';
  const show = value => (value < 10 ? value.toFixed(1) : value.toFixed(0)).padStart(8);
  console.log(`${name.padEnd(34)} ${file.padEnd(4)}${show(of(0.5))}${show(of(0.95))}${show(times[0])}${show(cpu)}${String(best).padStart(10)}${String(bar).padStart(6)}${missed}`);
}

async function one(client, file, text, rounds) {
  const lines = text.split('\n');
  const starts = lines.map((line, i) => (/^ +(local\.get|i32\.const|call|i32\.load) \S/.test(line) ? i : -1)).filter(i => i >= 0);
  const place = i => starts[Math.floor((((i * 0.618034) % 1) * starts.length))];
  const middle = place(1);
  await measure(client, 'open -> diagnostics', file, rounds.warm, rounds.open, async () => {
    client.notify('textDocument/didClose', { textDocument });
    open(client, text);
    return pull(client);
  });
  // The characters of two instructions, one by one at the end of a line, and then all of them away.
  const typed = ' i32.const 1 drop';
  await measure(client, 'typed in a body -> diagnostics', file, typed.length * rounds.warm, typed.length * rounds.typed, async i => {
    const column = lines[middle].length;
    const done = i % typed.length;
    if (done === 0 && i > 0) {
      change(client, { start: { line: middle, character: column }, end: { line: middle, character: column + typed.length } }, '');
      await pull(client);
    }
    change(client, at(middle, column + done), typed[done]);
    return pull(client);
  });
  change(client, { start: { line: middle, character: lines[middle].length }, end: { line: middle, character: lines[middle].length + typed.length } }, '');
  await pull(client);
  // A function more, and away again, a parameter more, and away again: all the others see another module.
  const field = lines.findIndex((line, i) => i > lines.length / 2 && /^ {2}\(func .*\(type/.test(line));
  const structure = [
    [at(field, 0), '(func)'],
    [{ start: { line: field, character: 0 }, end: { line: field, character: 6 } }, ''],
    [at(1, 0), '(global i32 (i32.const 0))'],
    [{ start: { line: 1, character: 0 }, end: { line: 1, character: 26 } }, ''],
  ];
  await measure(client, 'structure changed -> diagnostics', file, 4 * rounds.warm, 4 * rounds.structure, i => {
    change(client, ...structure[i % 4]);
    return pull(client);
  });
  const where = i => ({ textDocument, position: { line: place(i), character: lines[place(i)].length } });
  const keyword = i => ({ textDocument, position: { line: place(i), character: lines[place(i)].search(/\S/) + 2 } });
  await measure(client, 'hover', file, 200, 200, i => client.request('textDocument/hover', keyword(i)));
  await measure(client, 'completion', file, 100, 100, i => client.request('textDocument/completion', { ...where(i), context: { triggerKind: 1 } }));
  await measure(client, 'definition', file, 200, 200, i => client.request('textDocument/definition', where(i)));
  await measure(client, 'semantic tokens of 100 lines', file, 100, 100, i => {
    const first = Math.min(place(i), lines.length - 101);
    const range = { start: { line: first, character: 0 }, end: { line: first + 100, character: 0 } };
    return client.request('textDocument/semanticTokens/range', { textDocument, range });
  });
  await measure(client, 'semantic tokens, all', file, rounds.warm, rounds.whole, () => client.request('textDocument/semanticTokens/full', { textDocument }));
  await measure(client, 'document symbols', file, rounds.warm, rounds.whole, () => client.request('textDocument/documentSymbol', { textDocument }));
  await measure(client, 'folding ranges', file, rounds.warm, rounds.whole, () => client.request('textDocument/foldingRange', { textDocument }));
}

async function cold(name, act) {
  const times = [];
  for (let i = 0; i < 10; i++) {
    const begin = performance.now();
    const client = new Client(command);
    const { now } = await act(client);
    if (i > 0) times.push(now - begin); // the first makes the archive
    await client.end();
  }
  times.sort((a, b) => a - b);
  return `${name}: median ${times[4].toFixed(0)} ms, fastest ${times[0].toFixed(0)} ms`;
}

const named = Object.fromEntries(files.map(file => [path.basename(file, '.wat'), readFileSync(file, 'utf8')]));
console.log(`${'milliseconds'.padEnd(39)}  median     p95 fastest     cpu best known   bar`);
const client = new Client(command);
await client.initialize();
if (named.m1) await one(client, 'm1', named.m1, { warm: 10, open: 20, typed: 5, structure: 10, whole: 20 });
if (named.m10) await one(client, 'm10', named.m10, { warm: 2, open: 7, typed: 3, structure: 4, whole: 7 });
await new Promise(resolve => setTimeout(resolve, 8000));
const { now, most } = client.memory();
console.log(`memory when it has been quiet for 8 s after all this: ${now} MB, at most ${most} MB`);
await client.end();
if (named.m10) {
  const plain = new Client(command);
  await plain.initialize();
  open(plain, named.m10);
  await pull(plain);
  for (let i = 0; i < 20; i++) {
    change(plain, at(200_000, 0), ' ');
    await pull(plain);
  }
  const memory = plain.memory();
  console.log(`memory after m10 was opened and edited 20 times: ${memory.now} MB, at most ${memory.most} MB (best known 451-728, up to 1200; bar 350)`);
  await plain.end();
}
if (named.k10) {
  console.log(await cold('cold start to the answer to initialize (bar 300)', each => each.initialize()));
  console.log(await cold('cold start to the first diagnostics of k10 (bar 500)', async each => {
    await each.initialize();
    open(each, named.k10);
    return pull(each);
  }));
}
