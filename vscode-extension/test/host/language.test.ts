import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './patience';

/**
 * A new text of a language in an editor, with the cursor behind what is in it. The editor gives the name of the text before, which has just been
 * closed, and on a busy machine what was in it, too.
 */
async function write(content: string, language = 'wat'): Promise<vscode.TextEditor> {
  const editor = await until('the text is new', async () => {
    const shown = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
    return shown.document.getText() === content ? shown : undefined;
  });
  const end = editor.document.positionAt(content.length);
  editor.selection = new vscode.Selection(end, end);
  return editor;
}

async function type(text: string): Promise<void> {
  for (const key of text) await vscode.commands.executeCommand('type', { text: key });
}

describe('languages', () => {
  before(() => vscode.extensions.getExtension('stepwasm.stepwasm')?.activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('modules, scripts and binaries are known', async () => {
    const known = await vscode.languages.getLanguages();
    assert.ok(['wat', 'wast', 'wasm'].every(language => known.includes(language)));
  });

  it('two blanks deeper, and lines are put in place while typing', () => {
    for (const languageId of ['wat', 'wast']) {
      const editor = vscode.workspace.getConfiguration('editor', { languageId });
      assert.equal(editor.get('tabSize'), 2);
      assert.equal(editor.get('insertSpaces'), true);
      assert.equal(editor.get('formatOnType'), true);
    }
  });

  it('groups, strings and comments are closed when they are opened', async () => {
    const { document } = await write('');
    await type('(data "');
    assert.equal(document.getText(), '(data "")');
    await type('" (;');
    assert.equal(document.getText(), '(data "" (; ;))');
  });

  it('a new line in an open group is deeper, and a comment goes on', async () => {
    const { document } = await write('(module');
    await type('\n(func');
    await until('the line is in its place', () => document.lineAt(1).text.startsWith('  (func'));
    const { document: comment, selection } = await write(';; one two');
    assert.equal(selection.active.character, 10);
    await vscode.commands.executeCommand('cursorMove', { to: 'left', by: 'character', value: 4 });
    await type('\n');
    assert.equal(comment.getText(), ';; one\n;;  two');
  });

  it('a line comment is put before lines and taken away', async () => {
    const { document } = await write('(nop)');
    await vscode.commands.executeCommand('editor.action.commentLine');
    assert.equal(document.getText(), ';; (nop)');
    await vscode.commands.executeCommand('editor.action.commentLine');
    assert.equal(document.getText(), '(nop)');
  });

  it('what is a comment is known by the grammar, in modules and in scripts', async () => {
    for (const language of ['wat', 'wast']) {
      const { document } = await write(';; ', language);
      await until('nothing is closed in a comment', async () => {
        await type('(');
        if (document.getText().endsWith('()')) await vscode.commands.executeCommand('undo'); // the grammar was not there yet
        return document.getText() === ';; (';
      });
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  it('text in Markdown is known by the grammar', async () => {
    for (const [fence, comment] of [['wat', ';; '], ['wast', ';; '], ['text', '<!-- ']]) {
      const { document } = await write(`\`\`\`${fence}\n(nop)`, 'markdown');
      await until('it is a comment of its language', async () => {
        await vscode.commands.executeCommand('editor.action.commentLine');
        if (document.lineAt(1).text.startsWith(`${comment}(nop)`)) return true;
        await vscode.commands.executeCommand('undo'); // the grammar was not there yet
        return false;
      });
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  it('snippets are offered, none of them twice', async () => {
    for (const [language, snippet] of [['wat', 'wasi'], ['wast', 'test-link']] as const) {
      const { document } = await write('', language);
      const labels = await until(`${snippet} is offered`, async () => {
        const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(0, 0));
        const all = items.map(item => (typeof item.label === 'string' ? item.label : item.label.label));
        return all.includes(snippet) && all.length > 12 ? all : undefined; // the server has answered too
      });
      assert.equal(new Set(labels).size, labels.length, labels.join(' '));
    }
  });

  it('the server says what names mean, and leaves the rest to the grammar', async () => {
    const { document } = await write('(module (func $f (param $x i32) (drop (local.get 0)) (call $f (i32.const 7)))) ;; "a"');
    const legend = await until('there is a legend', () =>
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>('vscode.provideDocumentSemanticTokensLegend', document.uri)
    );
    const { data } = await until('there are tokens', () =>
      vscode.commands.executeCommand<vscode.SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', document.uri)
    );
    const types = new Set(Array.from({ length: data.length / 5 }, (_, at) => legend.tokenTypes[data[at * 5 + 3] ?? -1]));
    assert.deepEqual([...types].sort(), ['function', 'parameter', 'type']);
    assert.ok(['mutable', 'imported', 'exported'].every(modifier => legend.tokenModifiers.includes(modifier)));
  });
});
