import * as vscode from 'vscode';
import type { CommandServer } from '../client/commands';
import { reasonOf, sentence } from '../words';

/** What is shown of the answers of the server. */
interface Answer {
  text: string;
  dot: string;
}

/** Commands that show a module in other ways: what lies where, how control flows. */
export function registerReading(server: CommandServer): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('stepwasm.showMemoryLayout', () => ask(server, 'stepwasm.memoryLayout', 'plaintext', 'text')),
    vscode.commands.registerCommand('stepwasm.showControlFlowGraph', () => ask(server, 'stepwasm.controlFlowGraph', 'dot', 'dot'))
  );
}

/** Asks the server about the cursor, and opens its answer beside the text. */
async function ask(server: CommandServer, command: string, language: string, part: keyof Answer): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { line, character } = editor.selection.active;
  try {
    const answer = await server.command<Answer>(command, editor.document.uri.toString(), { line, character });
    const known = await vscode.languages.getLanguages();
    const document = await vscode.workspace.openTextDocument({
      content: answer[part],
      language: known.includes(language) ? language : 'plaintext'
    });
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  } catch (error) {
    void vscode.window.showErrorMessage(sentence(reasonOf(error)));
  }
}
