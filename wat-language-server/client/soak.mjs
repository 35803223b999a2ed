// Edits texts at random, as a person would who types, pastes, deletes and undoes, and asks for everything meanwhile; questions
// are taken back now and then. Every few edits the server must say the same about a text as one that has just opened it.
//   node soak.mjs [--edits=10000] [--seed=1] [--jar=FILE] [--texts=FOLDER]
//     --texts=FOLDER   texts from there, instead of the fixtures and samples of the project
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import rpc from 'vscode-jsonrpc/node.js';
import { everything } from './client.mjs';

const project = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const FILES = 20;
const LARGEST = 40_000;
const options = { tabSize: 2, insertSpaces: true };
/** Answers that are no failures: taken back, outdated, ask again. A rename can be refused. */
const allowed = new Set([-32800, -32801, -32802]);
const refusals = new Set([-32803, -32602]);

/** Numbers that are the same for the same seed. */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = count => Math.floor(next() * count);
  return { below, chance: part => next() < part, of: list => list[below(list.length)] };
}

/** A text as a client keeps it, in the units of an encoding. */
class ClientText {
  constructor(text, encoding) {
    this.original = text;
    this.text = text;
    this.encoding = encoding;
  }

  position(offset) {
    const before = this.text.slice(0, offset);
    const breaks = before.match(/\r\n|\r(?!\n)|\n/g)?.length ?? 0;
    const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
    return { line: breaks, character: this.#length(before.slice(start)) };
  }

  #length(piece) {
    if (this.encoding === 'utf-16') return piece.length;
    return this.encoding === 'utf-8' ? Buffer.byteLength(piece) : [...piece].length;
  }

  /** No client can name a place between CR and LF, or within a character. */
  place(offset) {
    const at = Math.min(offset, this.text.length);
    const inBreak = this.text[at - 1] === '\r' && this.text[at] === '\n';
    const low = this.text.charCodeAt(at);
    return inBreak || (low >= 0xdc00 && low < 0xe000) ? at - 1 : at;
  }

  edit(dice) {
    if (dice.chance(0.02)) {
      this.text = this.original;
      return { text: this.text };
    }
    const start = this.place(dice.below(this.text.length + 1));
    const long = dice.chance(0.1) ? 200 : 4;
    const end = Math.max(start, this.place(start + (dice.chance(0.5) ? 0 : dice.below(long))));
    const range = { start: this.position(start), end: this.position(end) };
    const piece = this.#piece(dice);
    this.text = this.text.slice(0, start) + piece + this.text.slice(end);
    return { range, text: piece };
  }

  #piece(dice) {
    if (dice.chance(0.1)) {
      const from = this.place(dice.below(this.text.length + 1));
      return this.text.slice(from, Math.max(from, this.place(from + dice.below(80))));
    }
    return dice.of([
      '', '', '', 'a', '0', ' ', '(', ')', '$', '"', '\\', ';', '(;', ';)', ';;', '\n', '\r\n', '\r', '\t', '.', '=', '𝄞', 'é', '\u2028', '\ufeff',
      '(i32.const 1)', '\n  (func $new (param $p i32) (local.get $p) drop)\n', ' (local.get 0)', ' block $l\n', ' end', ' ;; 𝄞\r\n', '(@name "x")', 'i64', '-0x1p3',
    ]);
  }
}

export const requests = {
  'textDocument/hover': { needs: 'hoverProvider' },
  'textDocument/definition': { needs: 'definitionProvider' },
  'textDocument/declaration': { needs: 'declarationProvider' },
  'textDocument/typeDefinition': { needs: 'typeDefinitionProvider' },
  'textDocument/references': { needs: 'referencesProvider', more: () => ({ context: { includeDeclaration: true } }) },
  'textDocument/documentHighlight': { needs: 'documentHighlightProvider' },
  'textDocument/completion': { needs: 'completionProvider', more: () => ({ context: { triggerKind: 1 } }) },
  'textDocument/signatureHelp': { needs: 'signatureHelpProvider' },
  'textDocument/prepareRename': { needs: 'renameProvider', refused: true },
  'textDocument/rename': { needs: 'renameProvider', more: () => ({ newName: '$renamed' }), refused: true },
  'textDocument/prepareCallHierarchy': { needs: 'callHierarchyProvider' },
  'textDocument/prepareTypeHierarchy': { needs: 'typeHierarchyProvider' },
  'textDocument/linkedEditingRange': { needs: 'linkedEditingRangeProvider' },
  'textDocument/onTypeFormatting': { needs: 'documentOnTypeFormattingProvider', more: () => ({ ch: '\n', options }) },
  'textDocument/documentSymbol': { needs: 'documentSymbolProvider', whole: true },
  'textDocument/foldingRange': { needs: 'foldingRangeProvider', whole: true },
  'textDocument/codeLens': { needs: 'codeLensProvider', whole: true },
  'textDocument/documentLink': { needs: 'documentLinkProvider', whole: true },
  'textDocument/formatting': { needs: 'documentFormattingProvider', whole: true, more: () => ({ options }) },
  'textDocument/semanticTokens/full': { needs: 'semanticTokensProvider', whole: true },
  'textDocument/diagnostic': { needs: 'diagnosticProvider', whole: true },
  'textDocument/selectionRange': { needs: 'selectionRangeProvider', whole: true, more: range => ({ positions: [range.start, range.end] }) },
  'textDocument/rangeFormatting': { needs: 'documentRangeFormattingProvider', whole: true, more: range => ({ range, options }) },
  'textDocument/semanticTokens/range': { needs: 'semanticTokensProvider', whole: true, more: range => ({ range }) },
  'textDocument/inlayHint': { needs: 'inlayHintProvider', whole: true, more: range => ({ range }) },
  'textDocument/codeAction': { needs: 'codeActionProvider', whole: true, more: range => ({ range, context: { diagnostics: [] } }) },
};

/** What is compared with a server that has just opened the text: answers that depend on all of it. */
const compared = ['diagnostic', 'semanticTokens/full', 'formatting', 'documentSymbol', 'foldingRange'].map(name => `textDocument/${name}`);

class Soak {
  asked = 0;
  cancelled = 0;
  compared = 0;
  #failures = [];
  #open = new Set();

  constructor(session, fresh, dice) {
    this.session = session;
    this.fresh = fresh;
    this.dice = dice;
    this.kinds = Object.keys(requests).filter(method => session.capabilities[requests[method].needs]);
  }

  async edit(document) {
    const changes = Array.from({ length: this.dice.chance(0.9) ? 1 : 3 }, () => document.text.edit(this.dice));
    await this.session.change(document.uri, ++document.version, ...changes);
    for (let left = this.dice.below(4); left > 0; left--) this.#ask(document);
    // A server that is asked faster than it answers proves nothing.
    while (this.#open.size > 40) await Promise.race(this.#open);
  }

  #ask(document) {
    const method = this.dice.of(this.kinds);
    const { whole, more, refused } = requests[method];
    const { text } = document.text;
    const start = document.text.place(this.dice.below(text.length + 1));
    const end = Math.max(start, document.text.place(start + this.dice.below(2000)));
    const range = { start: document.text.position(start), end: document.text.position(end) };
    const params = { textDocument: { uri: document.uri }, ...(whole ? {} : { position: range.start }), ...more?.(range) };
    const source = new rpc.CancellationTokenSource();
    const asked = this.session.request(method, params, source.token).catch(error => {
      if (!allowed.has(error.code) && !(refused && refusals.has(error.code))) this.#failures.push(`${method}: ${error.code} ${error.message}, at ${start} of ${JSON.stringify(text)}`);
    });
    this.asked++;
    if (this.dice.chance(0.2)) {
      this.cancelled++;
      source.cancel();
    }
    this.#open.add(asked);
    asked.then(() => this.#open.delete(asked));
  }

  async compare(document) {
    await Promise.all(this.#open);
    assert.deepEqual(this.#failures, [], `failures; the server says: ${this.session.stderr.slice(0, 4000)}`);
    await this.fresh.open(document.uri, document.text.text, document.language);
    for (const method of compared) {
      const params = { textDocument: { uri: document.uri }, ...requests[method].more?.() };
      const [ours, theirs] = await Promise.all([this.session.request(method, params), this.fresh.request(method, params)]);
      for (const answer of [ours, theirs]) if (answer) delete answer.resultId;
      assert.deepEqual(ours, theirs, `${method} of ${document.uri} after ${document.version} versions differs from a fresh open of ${JSON.stringify(document.text.text)}`);
    }
    await this.fresh.closeDocument(document.uri);
    this.compared++;
  }
}

function sources(folder) {
  const roots = folder ? [folder] : ['wat-language-server/src/test/resources', 'wat-language-server/client', 'docs', 'runtime/cli/src/test/resources', 'debugger-adapter/client'].map(each => path.join(project, each));
  const found = [];
  for (const root of roots) {
    for (const name of readdirSync(root, { recursive: true }).sort()) {
      const file = path.join(root, name);
      if (/\.was?t$/.test(name) && !/node_modules|target/.test(name) && statSync(file).size < LARGEST) found.push(file);
    }
  }
  return found;
}

function texts(files, dice) {
  return Array.from({ length: FILES }, (_, i) => {
    const file = files[Math.floor((i * files.length) / FILES)];
    const written = readFileSync(file, 'utf8');
    const text = i % 4 === 1 ? written.replace(/\n/g, '\r\n') : i % 4 === 2 ? `\ufeff${written.replace(/;; /g, ';; 𝄞é ')}` : i % 8 === 3 ? written.replace(/\n/g, '\r') : written;
    return { file, text, start: dice.below(100) };
  });
}

/** Runs some edits; throws when a server does what it should not. */
export async function soak({ edits, seed, folder, log = () => {} }) {
  const { Session } = await import('./server.mjs');
  const dice = random(seed);
  const files = texts(sources(folder), dice);
  const encodings = ['utf-16', 'utf-8', 'utf-32'];
  const totals = { edits: 0, asked: 0, cancelled: 0, compared: 0 };
  for (const [i, encoding] of encodings.entries()) {
    const start = () => Session.start({ capabilities: everything([encoding]) });
    const run = new Soak(await start(), await start(), dice);
    const documents = files.map(({ file, text }) => ({
      uri: pathToFileURL(file).href, language: file.endsWith('.wast') ? 'wast' : 'wat', version: 1, text: new ClientText(text, encoding),
    }));
    for (const document of documents) await run.session.open(document.uri, document.text.text, document.language);
    const share = Math.floor((edits * (i + 1)) / encodings.length) - totals.edits;
    for (let count = 1; count <= share; count++) {
      // A while in one text, as people do, and then another.
      const document = documents[Math.floor(count / 10) % documents.length];
      await run.edit(document);
      if (count % 10 === 9) await run.compare(document);
      if (count % 500 === 0) log(`${totals.edits + count} edits`);
    }
    for (const document of documents) await run.compare(document);
    for (const each of [run.session, run.fresh]) await each.close();
    totals.edits += share;
    for (const name of ['asked', 'cancelled', 'compared']) totals[name] += run[name];
  }
  return totals;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { edits: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' }, jar: { type: 'string' }, texts: { type: 'string' } } });
  if (values.jar) process.env.STEPWASM_JAR = path.resolve(values.jar);
  const begin = performance.now();
  const { killAll } = await import('./server.mjs');
  const done = await soak({ edits: Number(values.edits), seed: Number(values.seed), folder: values.texts, log: line => console.log(line) }).finally(killAll);
  const seconds = Math.round((performance.now() - begin) / 1000);
  console.log(`${done.edits} edits of ${FILES} texts, ${done.asked} questions (${done.cancelled} taken back), ${done.compared} comparisons with a fresh open: no difference, ${seconds} s`);
}
