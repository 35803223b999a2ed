import * as vscode from 'vscode';
import type { JavaRuntime } from '../java/runtime';
import { LaunchConfigurations } from './configuration';

/** The debug type as named in package.json. */
export const DEBUG_TYPE = 'stepwasm';

/** Registers the debug adapter, F5 without launch.json and the two commands of the editor's title bar. */
export function registerDebugger(context: vscode.ExtensionContext, java: JavaRuntime): void {
  context.subscriptions.push(
    vscode.debug.registerDebugConfigurationProvider(DEBUG_TYPE, new LaunchConfigurations(java)),
    vscode.debug.registerDebugAdapterDescriptorFactory(DEBUG_TYPE, {
      createDebugAdapterDescriptor() {
        const command = java.command('dap');
        if (!command) throw new Error('no Java to run the debugger with');
        return new vscode.DebugAdapterExecutable(command.executable, command.args);
      }
    }),
    vscode.commands.registerCommand('stepwasm.debugFile', (file?: vscode.Uri) => start(file, false)),
    vscode.commands.registerCommand('stepwasm.runFile', (file?: vscode.Uri) => start(file, true))
  );
}

async function start(file: vscode.Uri | undefined, noDebug: boolean): Promise<void> {
  const uri = file ?? vscode.window.activeTextEditor?.document.uri;
  if (!uri) return;
  const configuration = { type: DEBUG_TYPE, request: 'launch', name: `Run ${vscode.workspace.asRelativePath(uri)}`, program: uri.fsPath };
  await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(uri), configuration, { noDebug });
}
