// One drive for each capability that a server can declare: it asks what the capability promises and looks at the answer.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const uri = 'file:///demo/program.wat';
export const text = readFileSync(fileURLToPath(new URL('program.wat', import.meta.url)), 'utf8');
const textDocument = { uri };
const options = { tabSize: 2, insertSpaces: true };
const lines = text.split('\n');
const everything = { start: { line: 0, character: 0 }, end: { line: lines.length - 1, character: 0 } };

/** The position of a cursor, written `|`, in a piece of the program. */
export function at(piece) {
  const cursor = piece.indexOf('|');
  const offset = text.indexOf(piece.replace('|', ''));
  assert.ok(cursor >= 0 && offset >= 0, `the program has no ${piece}`);
  const before = text.slice(0, offset + cursor).split('\n');
  return { line: before.length - 1, character: before.at(-1).length };
}

const place = piece => ({ textDocument, position: at(piece) });
const some = answer => (assert.ok(Array.isArray(answer) && answer.length > 0, `an empty answer: ${JSON.stringify(answer)}`), answer);
const is = (answer, found) => assert.ok(found, JSON.stringify(answer));

/** Answers of a request that can be one item or several. */
async function ask(session, method, params) {
  const answer = await session.request(method, params);
  return some(Array.isArray(answer) ? answer : [answer]);
}

async function completion(session, piece, context = { triggerKind: 1 }) {
  const answer = await session.request('textDocument/completion', { ...place(piece), context });
  return Array.isArray(answer) ? answer : answer.items;
}

async function edits(session, method, params) {
  const answer = await session.request(method, params);
  assert.ok(answer === null || Array.isArray(answer));
  return answer ?? [];
}

/** What is offered at some places, and about the whole text. */
async function actions(session, only) {
  const context = only ? { diagnostics: [], only: [only] } : { diagnostics: [] };
  const cursors = ['(call $|add', '(expo|rt "add")', '(type $|binary) (param', '(mu|t i32)'].map(piece => ({ start: at(piece), end: at(piece) }));
  const found = [];
  for (const range of [...cursors, everything]) found.push(...((await session.request('textDocument/codeAction', { textDocument, range, context })) ?? []));
  return found;
}

async function hierarchy(session, prepare, piece, directions) {
  const [item] = await ask(session, prepare, place(piece));
  const found = [];
  for (const direction of directions) found.push(...((await session.request(direction, { item })) ?? []));
  some(found);
}

/** Commands that explain a module. */
async function reading(session) {
  const run = (command, ...given) => session.request('workspace/executeCommand', { command: `stepwasm.${command}`, arguments: given });
  const cursor = at('(call $|add');
  const { memories, text: lines } = await run('memoryLayout', uri);
  assert.ok(Array.isArray(memories) && typeof lines === 'string');
  const { dot, blocks } = await run('controlFlowGraph', uri, cursor);
  assert.match(dot, /^digraph "func [^]*\n}\n$/);
  is(blocks, some(blocks).every(block => dot.includes(`  ${block.id} [`)));
  const offset = await run('offsetOfPosition', uri, cursor);
  const back = await run('positionOfOffset', uri, `0x${offset.toString(16)}`);
  assert.equal(back.offset, offset);
  assert.equal(back.range.start.line, cursor.line);
  const hints = () => session.request('textDocument/inlayHint', { textDocument, range: everything }).then(found => found.length);
  const before = await hints();
  const shown = await run('toggleStackHints', uri);
  assert.equal(shown, (await hints()) > before);
  assert.equal(await run('toggleStackHints', uri), !shown);
  assert.equal(await hints(), before);
}

/** By the path of the capability; a drive is given the session and what the capability says. */
export const drives = {
  positionEncoding: (session, kind) => assert.ok(['utf-8', 'utf-16', 'utf-32'].includes(kind)),
  textDocumentSync: () => {},
  'textDocumentSync.openClose': session => session.request('textDocument/documentSymbol', { textDocument }).then(some),
  'textDocumentSync.change': async (session, kind) => {
    assert.equal(kind, 2, 'incremental');
    const other = 'file:///demo/changed.wat';
    await session.open(other, '(module)');
    const start = { line: 0, character: 7 };
    await session.change(other, 2, { range: { start, end: start }, text: ' (func $new)' });
    const symbols = await session.request('textDocument/documentSymbol', { textDocument: { uri: other } });
    is(symbols, JSON.stringify(symbols).includes('$new'));
    await session.closeDocument(other);
  },
  'textDocumentSync.save': session => session.notify('textDocument/didSave', { textDocument }),
  'textDocumentSync.save.includeText': session => session.notify('textDocument/didSave', { textDocument, text }),
  'textDocumentSync.willSave': session => session.notify('textDocument/willSave', { textDocument, reason: 1 }),
  'textDocumentSync.willSaveWaitUntil': session => edits(session, 'textDocument/willSaveWaitUntil', { textDocument, reason: 1 }),

  hoverProvider: async session => {
    const hover = await session.request('textDocument/hover', place('i32.|add'));
    is(hover, JSON.stringify(hover.contents).includes('i32.add'));
    assert.equal(await session.request('textDocument/hover', { textDocument, position: { line: lines.length - 1, character: 0 } }), null);
  },
  documentSymbolProvider: async session => {
    const symbols = some(await session.request('textDocument/documentSymbol', { textDocument }));
    is(symbols, ['$add', '$run', '$count'].every(name => JSON.stringify(symbols).includes(name)));
  },
  foldingRangeProvider: session => ask(session, 'textDocument/foldingRange', { textDocument }),
  definitionProvider: session => ask(session, 'textDocument/definition', place('(call $|add')),
  declarationProvider: session => ask(session, 'textDocument/declaration', place('(call $|log')),
  typeDefinitionProvider: session => ask(session, 'textDocument/typeDefinition', place('(local.get $|s)')),
  implementationProvider: session => ask(session, 'textDocument/implementation', place('(call $|add')),
  referencesProvider: async session => {
    const context = { includeDeclaration: true };
    assert.equal((await ask(session, 'textDocument/references', { ...place('(call $|add'), context })).length, 3);
  },
  documentHighlightProvider: async session => assert.equal((await ask(session, 'textDocument/documentHighlight', place('(local.get $|x)'))).length, 2),

  completionProvider: async session => some(await completion(session, '(local.get $|x)')),
  'completionProvider.resolveProvider': async session => {
    const item = some(await completion(session, '(i32.|add')).find(each => each.label.startsWith('i32.add'));
    const resolved = await session.request('completionItem/resolve', item);
    assert.ok(resolved.documentation, JSON.stringify(resolved));
  },
  'completionProvider.triggerCharacters': async (session, characters) => {
    const pieces = { '(': '(|i32.add', $: '(local.get $|x)', '.': '(i32.|add' };
    for (const triggerCharacter of characters) {
      const piece = pieces[triggerCharacter];
      const items = await completion(session, piece ?? '(i32.|add', { triggerKind: 2, triggerCharacter });
      if (piece) some(items);
    }
  },
  'completionProvider.allCommitCharacters': (session, characters) => some(characters),
  'completionProvider.completionItem': () => {},
  'completionProvider.completionItem.labelDetailsSupport': async session => some((await completion(session, '(local.get $|x)')).filter(item => item.labelDetails)),
  signatureHelpProvider: async session => {
    const help = await session.request('textDocument/signatureHelp', place('(call $add (i32.const 1)| (i32'));
    some(help.signatures);
  },
  'signatureHelpProvider.triggerCharacters': async (session, characters) => {
    for (const triggerCharacter of characters) {
      await session.request('textDocument/signatureHelp', { ...place('(call $add |(i32'), context: { triggerKind: 2, triggerCharacter, isRetrigger: false } });
    }
  },
  'signatureHelpProvider.retriggerCharacters': async (session, characters) => {
    for (const triggerCharacter of characters) {
      await session.request('textDocument/signatureHelp', { ...place('(call $add |(i32'), context: { triggerKind: 2, triggerCharacter, isRetrigger: true } });
    }
  },

  codeActionProvider: async session => some(await actions(session)),
  'codeActionProvider.codeActionKinds': async (session, kinds) => {
    for (const kind of kinds) {
      for (const action of await actions(session, kind)) {
        is(action, action.kind === kind || action.kind.startsWith(`${kind}.`));
      }
    }
  },
  'codeActionProvider.resolveProvider': async session => {
    for (const action of await actions(session)) {
      const resolved = action.edit || action.disabled ? action : await session.request('codeAction/resolve', action);
      is(resolved, resolved.edit || resolved.command || resolved.disabled);
    }
  },
  codeLensProvider: session => ask(session, 'textDocument/codeLens', { textDocument }),
  'codeLensProvider.resolveProvider': async session => {
    for (const lens of await ask(session, 'textDocument/codeLens', { textDocument })) {
      const resolved = lens.command ? lens : await session.request('codeLens/resolve', lens);
      is(resolved, resolved.command?.title);
    }
  },
  documentLinkProvider: async session => assert.ok(Array.isArray(await session.request('textDocument/documentLink', { textDocument }))),
  'documentLinkProvider.resolveProvider': async session => {
    for (const link of await session.request('textDocument/documentLink', { textDocument })) await session.request('documentLink/resolve', link);
  },

  documentFormattingProvider: session => edits(session, 'textDocument/formatting', { textDocument, options }),
  documentRangeFormattingProvider: session => edits(session, 'textDocument/rangeFormatting', { textDocument, range: everything, options }),
  'documentRangeFormattingProvider.rangesSupport': session => edits(session, 'textDocument/rangesFormatting', { textDocument, ranges: [everything], options }),
  documentOnTypeFormattingProvider: () => {},
  'documentOnTypeFormattingProvider.firstTriggerCharacter': (session, ch) => edits(session, 'textDocument/onTypeFormatting', { ...place('(local.get $x)|'), ch, options }),
  'documentOnTypeFormattingProvider.moreTriggerCharacter': async (session, characters) => {
    for (const ch of characters) await edits(session, 'textDocument/onTypeFormatting', { ...place('(local.get $x)|'), ch, options });
  },
  renameProvider: async session => {
    const edit = await session.request('textDocument/rename', { ...place('(call $|add'), newName: '$plus' });
    is(edit, JSON.stringify(edit).includes('$plus'));
  },
  'renameProvider.prepareProvider': async session => {
    assert.ok(await session.request('textDocument/prepareRename', place('(call $|add')));
    let refused = false;
    try {
      refused = (await session.request('textDocument/prepareRename', place('|i32.add'))) === null;
    } catch {
      refused = true;
    }
    assert.ok(refused, 'an instruction cannot be renamed');
  },
  selectionRangeProvider: async session => {
    const positions = [at('i32.|add'), at('(call $|log')];
    const ranges = await ask(session, 'textDocument/selectionRange', { textDocument, positions });
    assert.equal(ranges.length, 2);
    let steps = 0;
    for (let range = ranges[0]; range; range = range.parent) steps++;
    assert.ok(steps >= 5, `only ${steps} steps`);
  },
  linkedEditingRangeProvider: session => session.request('textDocument/linkedEditingRange', place('block $|done')),
  monikerProvider: session => session.request('textDocument/moniker', place('(func $|add')),
  callHierarchyProvider: session => hierarchy(session, 'textDocument/prepareCallHierarchy', '(func $|add', ['callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls']),
  typeHierarchyProvider: session => hierarchy(session, 'textDocument/prepareTypeHierarchy', '(type $|shape', ['typeHierarchy/subtypes', 'typeHierarchy/supertypes']),

  semanticTokensProvider: () => {},
  'semanticTokensProvider.legend': () => {},
  'semanticTokensProvider.legend.tokenTypes': async (session, types) => {
    const { data } = await session.request('textDocument/semanticTokens/full', { textDocument });
    for (let i = 3; i < data.length; i += 5) assert.ok(data[i] < types.length);
  },
  'semanticTokensProvider.legend.tokenModifiers': async (session, modifiers) => {
    const { data } = await session.request('textDocument/semanticTokens/full', { textDocument });
    for (let i = 4; i < data.length; i += 5) assert.ok(data[i] < 2 ** modifiers.length);
  },
  'semanticTokensProvider.full': session => session.request('textDocument/semanticTokens/full', { textDocument }).then(tokens => some(tokens.data)),
  'semanticTokensProvider.full.delta': async session => {
    const { resultId } = await session.request('textDocument/semanticTokens/full', { textDocument });
    const delta = await session.request('textDocument/semanticTokens/full/delta', { textDocument, previousResultId: resultId });
    assert.deepEqual(delta.edits, []);
  },
  'semanticTokensProvider.range': async session => {
    const { data } = await session.request('textDocument/semanticTokens/range', { textDocument, range: { start: at('(|func $add'), end: at('(func $add|') } });
    assert.equal(data.length, 10);
  },

  inlayHintProvider: async session => assert.ok(Array.isArray(await session.request('textDocument/inlayHint', { textDocument, range: everything }))),
  'inlayHintProvider.resolveProvider': async session => {
    for (const hint of await session.request('textDocument/inlayHint', { textDocument, range: everything })) await session.request('inlayHint/resolve', hint);
  },
  inlineValueProvider: async session => {
    const start = at('(i32.|add (local.get $x)');
    const stopped = { start, end: start };
    const values = some(await session.request('textDocument/inlineValue', { textDocument, range: everything, context: { frameId: 1, stoppedLocation: stopped } }));
    assert.deepEqual([...new Set(values.map(value => value.variableName))], ['$x', '$y']);
  },

  diagnosticProvider: async session => {
    const report = await session.request('textDocument/diagnostic', { textDocument });
    assert.equal(report.kind, 'full');
    assert.deepEqual(report.items.filter(item => item.severity === 1), []);
    const again = await session.request('textDocument/diagnostic', { textDocument, previousResultId: report.resultId });
    assert.equal(again.kind, 'unchanged');
  },
  'diagnosticProvider.identifier': session => session.request('textDocument/diagnostic', { textDocument, identifier: 'stepwasm' }),
  'diagnosticProvider.interFileDependencies': () => {},
  'diagnosticProvider.workspaceDiagnostics': async session => {
    const report = await session.request('workspace/diagnostic', { previousResultIds: [] });
    assert.ok(Array.isArray(report.items));
  },
  workspaceSymbolProvider: session => ask(session, 'workspace/symbol', { query: 'add' }),
  'workspaceSymbolProvider.resolveProvider': async session => {
    for (const symbol of await ask(session, 'workspace/symbol', { query: 'add' })) {
      const resolved = await session.request('workspaceSymbol/resolve', symbol);
      is(resolved, resolved.location.range);
    }
  },
  executeCommandProvider: () => {},
  'executeCommandProvider.commands': async (session, commands) => {
    for (const command of commands) {
      // Without arguments a command cannot do its work; it must say so and not fail.
      const outcome = await session.request('workspace/executeCommand', { command }).then(() => 'answered', error => error.code);
      assert.ok(outcome === 'answered' || outcome === -32602, `${command}: ${outcome}`);
    }
    assert.equal(await session.failure('workspace/executeCommand', { command: 'no.such.command' }), -32602);
    const run = argument => session.request('workspace/executeCommand', { command: 'stepwasm.run', arguments: [{ uri, quiet: true, ...argument }] });
    const refused = await run({ export: 'add', arguments: ['1', '2'] });
    assert.deepEqual(refused.missing, [{ module: 'host', name: 'log', type: 'func [i32] -> []' }]);
    const ran = await run({ export: 'run', stubs: true });
    assert.deepEqual([ran.message, ran.output], ['run = 3', 'host.log(255)\n']);
    await session.request('workspace/executeCommand', { command: 'stepwasm.clearRuns', arguments: [{ uri }] });
    await reading(session);
  },
  workspace: () => {},
  'workspace.workspaceFolders': () => {},
  'workspace.workspaceFolders.supported': () => {},
  'workspace.workspaceFolders.changeNotifications': async session => {
    const folder = { uri: 'file:///elsewhere', name: 'elsewhere' };
    await session.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    await session.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
  },
  'workspace.fileOperations': () => {},
  'workspace.textDocumentContent': async session => {
    // There is no such file, which the text says.
    for (const method of ['workspace/textDocumentContent', 'stepwasm/textDocumentContent']) {
      const { text: shown } = await session.request(method, { uri: 'stepwasm-wasm:///demo/none.wasm.wat' });
      assert.equal(shown, ';; none.wasm cannot be shown as text: there is no such file\n');
    }
    assert.equal(await session.failure('workspace/textDocumentContent', { uri }), -32602);
  },
  'workspace.textDocumentContent.schemes': (session, schemes) => assert.deepEqual(schemes, ['stepwasm-wasm']),
};
for (const [capability, method, files] of [
  ['didCreate', 'workspace/didCreateFiles', [{ uri: 'file:///demo/new.wat' }]],
  ['didRename', 'workspace/didRenameFiles', [{ oldUri: 'file:///demo/new.wat', newUri: 'file:///demo/newer.wat' }]],
  ['didDelete', 'workspace/didDeleteFiles', [{ uri: 'file:///demo/newer.wat' }]],
]) {
  drives[`workspace.fileOperations.${capability}`] = session => session.notify(method, { files });
  drives[`workspace.fileOperations.${capability}.filters`] = (session, filters) => some(filters);
}
for (const [capability, method, files] of [
  ['willCreate', 'workspace/willCreateFiles', [{ uri: 'file:///demo/new.wat' }]],
  ['willRename', 'workspace/willRenameFiles', [{ oldUri: uri, newUri: 'file:///demo/renamed.wat' }]],
  ['willDelete', 'workspace/willDeleteFiles', [{ uri: 'file:///demo/new.wat' }]],
]) {
  drives[`workspace.fileOperations.${capability}`] = session => session.request(method, { files });
  drives[`workspace.fileOperations.${capability}.filters`] = (session, filters) => some(filters);
}

/** Every capability that is declared, with what it says, the outer before the inner. */
export function declared(capabilities, prefix = '') {
  return Object.entries(capabilities).flatMap(([name, value]) => {
    const path = prefix + name;
    if (value === false || value === null || name === 'workDoneProgress') return [];
    const inner = typeof value === 'object' && !Array.isArray(value) ? declared(value, `${path}.`) : [];
    return [[path, value], ...inner];
  });
}
