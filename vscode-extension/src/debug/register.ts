import * as vscode from 'vscode';
import type { Programs } from '../attach/picker';
import type { JavaRuntime } from '../java/runtime';
import { registerLaunchJson } from '../launch/completions';
import { inFront, onDisk } from '../launch/front';
import { Launchables } from '../launch/launchables';
import { LaunchQuestions } from '../launch/questions';
import type { Remembered } from '../launch/remembered';
import { BinaryTextConfigurations } from './binaryTexts';
import { LaunchConfigurations } from './configuration';
import { DynamicConfigurations } from './dynamic';
import { Problems } from './problems';

/** The debug type as named in package.json. */
export const DEBUG_TYPE = 'stepwasm';

/** What the debugger needs of the rest of the extension. */
export interface Surroundings {
  readonly java: JavaRuntime;
  readonly server: { ready(): Promise<void> };
  readonly log: vscode.LogOutputChannel;
  readonly remembered: Remembered;
  readonly programs: Programs;
}

/** Registers the debug adapter, F5 without launch.json and the commands that run the file in front. */
export function registerDebugger({ java, server, log, remembered, programs }: Surroundings): vscode.Disposable {
  const problems = new Problems();
  const launchables = new Launchables(server, log);
  return vscode.Disposable.from(
    registerDebugging(),
    registerLaunchJson(launchables),
    vscode.debug.registerDebugConfigurationProvider(DEBUG_TYPE, new LaunchConfigurations(java, launchables, new LaunchQuestions(remembered, problems), problems)),
    vscode.debug.registerDebugConfigurationProvider(DEBUG_TYPE, new BinaryTextConfigurations()),
    vscode.debug.registerDebugConfigurationProvider(DEBUG_TYPE, new DynamicConfigurations(launchables, programs), vscode.DebugConfigurationProviderTriggerKind.Dynamic),
    vscode.debug.registerDebugAdapterDescriptorFactory(DEBUG_TYPE, {
      async createDebugAdapterDescriptor() {
        const command = await java.command('dap');
        if (!command) throw new Error('no Java to run the debugger with');
        return new vscode.DebugAdapterExecutable(command.executable, command.args);
      }
    }),
    vscode.commands.registerCommand('stepwasm.debugFile', (file?: vscode.Uri) => start(problems, file, {})),
    vscode.commands.registerCommand('stepwasm.runFile', (file?: vscode.Uri) => start(problems, file, {}, true)),
    vscode.commands.registerCommand('stepwasm.runInTerminal', (file?: vscode.Uri) => start(problems, file, { console: 'integratedTerminal' }, true))
  );
}

/** Whether a session lives, for what is to be seen as long as one does: what the editor knows itself is only of which type the one is that has the focus. */
function registerDebugging(): vscode.Disposable {
  const living = new Set<string>();
  const tell = () => void vscode.commands.executeCommand('setContext', 'stepwasm.debugging', living.size > 0);
  return vscode.Disposable.from(
    vscode.debug.onDidStartDebugSession(({ id, type }) => {
      if (type === DEBUG_TYPE) living.add(id);
      tell();
    }),
    vscode.debug.onDidTerminateDebugSession(({ id }) => {
      living.delete(id);
      tell();
    })
  );
}

/** Starts a file, not what a launch.json says: the one that was clicked on, or the one in front. */
async function start(problems: Problems, file: vscode.Uri | undefined, more: object, noDebug = false): Promise<void> {
  const uri = file ?? inFront()?.uri;
  const program = uri && (await onDisk(uri, elsewhere => problems.notOnDisk(elsewhere)));
  if (program === undefined) return;
  const configuration = { type: DEBUG_TYPE, request: 'launch', name: `Run ${vscode.workspace.asRelativePath(program)}`, program, ...more };
  await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(vscode.Uri.file(program)), configuration, { noDebug });
}
