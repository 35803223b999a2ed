import * as vscode from 'vscode';
import { Samples } from './open';
import { reasonOf } from '../words';

/** What a new file begins with: a function, and a comment above it that runs it. */
const BEGINNING = `(module
  ;; run: sum 50 -8 => 42
  (func $sum (export "sum") (param $a i32) (param $b i32) (result i32)
    (i32.add (local.get $a) (local.get $b))))
`;

/** For whoever comes for the first time: samples, and a file to begin with. */
export function registerWelcome(context: vscode.ExtensionContext): vscode.Disposable {
  const samples = new Samples(context);
  return vscode.Disposable.from(
    vscode.commands.registerCommand('stepwasm.getStarted', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', { category: `${context.extension.id}#start` }, false)
    ),
    vscode.commands.registerCommand('stepwasm.openSample', async (file?: unknown) => {
      try {
        await samples.open(typeof file === 'string' ? file : undefined);
      } catch (error) {
        const choice = await vscode.window.showErrorMessage(`The sample could not be copied: ${reasonOf(error)}`, 'Try Again');
        if (choice) await vscode.commands.executeCommand('stepwasm.openSample', file);
      }
    }),
    vscode.commands.registerCommand('stepwasm.newFile', async () => {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'wat', content: BEGINNING }));
    })
  );
}
