import * as vscode from 'vscode';
import { reasonOf } from '../words';

/** What is shown of the answers of the server. */
interface Answer {
  text: string;
  dot: string;
}

/** Commands that show a module in other ways: what lies where, how control flows. */
export function registerReading(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('stepwasm.showMemoryLayout', () => ask('stepwasm.memoryLayout', 'plaintext', 'text')),
    vscode.commands.registerCommand('stepwasm.showControlFlowGraph', () => ask('stepwasm.controlFlowGraph', 'dot', 'dot'))
  );
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
    void vscode.window.showErrorMessage(reasonOf(error));
  }
}
