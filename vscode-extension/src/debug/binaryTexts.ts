import * as vscode from 'vscode';
import { SCHEME } from '../binary/address';
import { LARGE } from '../binary/limit';
import { programOf } from '../launch/program';

/** Tells the debug adapter which texts of binaries the editor has: breakpoints and stops are in those then. */
export class BinaryTextConfigurations implements vscode.DebugConfigurationProvider {
  resolveDebugConfigurationWithSubstitutedVariables(
    _folder: vscode.WorkspaceFolder | undefined,
    configuration: vscode.DebugConfiguration
  ): vscode.DebugConfiguration {
    const program: unknown = configuration['program'];
    const binary = typeof program === 'string' && program.startsWith(`${SCHEME}:`) ? programOf(vscode.Uri.parse(program)) : undefined;
    const binaryTexts = vscode.workspace.getConfiguration().get<number>(LARGE);
    return { binaryTexts, ...configuration, ...(binary === undefined ? {} : { program: binary }) };
  }
}
