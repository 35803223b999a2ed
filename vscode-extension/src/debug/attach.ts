import * as vscode from 'vscode';
import type { ProgramPicker } from '../attach/picker';
import { needsPick } from '../attach/request';
import type { Program } from '../attach/program';

/** Asks which program an attach configuration means that does not say it, and says where the texts are. */
export class AttachConfigurations implements vscode.DebugConfigurationProvider {
  constructor(
    private readonly picker: Pick<ProgramPicker, 'pick'>,
    private readonly available: () => boolean | Promise<boolean>
  ) {}

  provideDebugConfigurations(): vscode.DebugConfiguration[] {
    return [{ type: 'stepwasm', request: 'attach', name: 'Attach to a Java program' }];
  }

  async resolveDebugConfigurationWithSubstitutedVariables(
    folder: vscode.WorkspaceFolder | undefined,
    configuration: vscode.DebugConfiguration
  ): Promise<vscode.DebugConfiguration | undefined> {
    if (configuration.request !== 'attach') return configuration;
    if (!(await this.available())) return undefined;
    const resolved = { ...configuration };
    if (needsPick(resolved)) {
      const program = await this.picker.pick();
      if (!program) return undefined;
      resolved['pid'] = program.pid;
    }
    resolved['sources'] ??= workspaceFolders();
    if (folder) resolved['cwd'] ??= folder.uri.fsPath;
    return resolved;
  }
}

/** The configuration that attaches to a program that is known. */
export function attachTo(program: Program): vscode.DebugConfiguration {
  return { type: 'stepwasm', request: 'attach', name: `Attach to ${program.name} (${program.pid})`, pid: program.pid };
}

/** The adapter looks through them for the texts of modules and the Java sources of host frames. */
function workspaceFolders(): string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.map(folder => folder.uri).filter(uri => uri.scheme === 'file').map(uri => uri.fsPath);
}
