import * as vscode from 'vscode';
import { AttachConfigurations, attachTo } from '../debug/attach';
import type { JavaRuntime } from '../java/runtime';
import { showReadme } from '../readme';
import { listPrograms } from './list';
import { ProgramPicker, type Programs } from './picker';

/** The running Java programs that can be attached to. */
export function javaPrograms(context: vscode.ExtensionContext, java: JavaRuntime): Programs {
  return {
    async list() {
      const command = await java.command('dap', '--list', '--json');
      return command && (await listPrograms(command));
    },
    help() {
      void showReadme(context.extensionUri, 'debug-the-webassembly-inside-a-java-program');
    }
  };
}

/** Registers attach configurations, the picker of programs and its two commands. */
export function registerAttach(context: vscode.ExtensionContext, java: JavaRuntime, programs: Programs): void {
  const picker = new ProgramPicker(programs);
  context.subscriptions.push(
    vscode.debug.registerDebugConfigurationProvider('stepwasm', new AttachConfigurations(picker, () => java.available('dap'))),
    // what "${command:pickProgram}" in a launch.json stands for
    vscode.commands.registerCommand('stepwasm.pickProgram', async () => (await picker.pick())?.pid.toString()),
    vscode.commands.registerCommand('stepwasm.attach', async () => {
      const program = await picker.pick();
      if (program) await vscode.debug.startDebugging(vscode.workspace.workspaceFolders?.[0], attachTo(program));
    })
  );
}
