import * as vscode from 'vscode';
import type { ServerClient } from '../client';

/** The server makes the texts of binaries; its client library shows them. */
const SCHEME = 'stepwasm-wasm';

/** What is shown of the answers of the server. */
interface Answer {
  text: string;
  dot: string;
}

/** Commands that show a module in other ways: a binary as text, what lies where, how control flows. */
export function registerReading(server: ServerClient): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('stepwasm.showBinary', (clicked?: vscode.Uri) => showBinary(server, clicked)),
    vscode.commands.registerCommand('stepwasm.showMemoryLayout', () => ask('stepwasm.memoryLayout', 'plaintext', 'text')),
    vscode.commands.registerCommand('stepwasm.showControlFlowGraph', () => ask('stepwasm.controlFlowGraph', 'dot', 'dot'))
  );
}

/** The file that was clicked on, or one that the user picks. */
async function showBinary(server: ServerClient, clicked?: vscode.Uri): Promise<void> {
  const file = clicked ?? (await vscode.window.showOpenDialog({ filters: { WebAssembly: ['wasm'] } }))?.[0];
  if (!file) return;
  await server.ready(); // before that nobody has such texts
  await vscode.window.showTextDocument(file.with({ scheme: SCHEME, path: `${file.path}.wat` }));
}

/** Asks the server about the cursor, and opens its answer beside the text. */
async function ask(command: string, language: string, part: keyof Answer): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { line, character } = editor.selection.active;
  try {
    const answer = await vscode.commands.executeCommand<Answer>(command, editor.document.uri.toString(), { line, character });
    const known = await vscode.languages.getLanguages();
    const document = await vscode.workspace.openTextDocument({
      content: answer[part],
      language: known.includes(language) ? language : 'plaintext'
    });
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
