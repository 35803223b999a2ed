import * as vscode from 'vscode';
import type { JavaRuntime } from '../java/runtime';
import { type Finding, firstError, isEmpty } from './launch';

/** Makes F5 work on an open `.wat` without a launch.json, and stops a launch that cannot work with words that help. */
export class LaunchConfigurations implements vscode.DebugConfigurationProvider {
  constructor(private readonly java: JavaRuntime) {}

  provideDebugConfigurations(): vscode.DebugConfiguration[] {
    return [{ type: 'stepwasm', request: 'launch', name: 'Run the open WebAssembly file', program: '${file}' }];
  }

  async resolveDebugConfiguration(
    _folder: vscode.WorkspaceFolder | undefined,
    configuration: vscode.DebugConfiguration
  ): Promise<vscode.DebugConfiguration | undefined> {
    if (!isEmpty(configuration)) return configuration;
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'wat') {
      void vscode.window.showInformationMessage('Open a .wat file to run it with Stepwasm.');
      return undefined;
    }
    if (document.isUntitled && !(await document.save())) return undefined;
    const name = vscode.workspace.asRelativePath(document.uri);
    return { ...configuration, type: 'stepwasm', request: 'launch', name: `Run ${name}`, program: '${file}' };
  }

  resolveDebugConfigurationWithSubstitutedVariables(
    _folder: vscode.WorkspaceFolder | undefined,
    configuration: vscode.DebugConfiguration
  ): vscode.DebugConfiguration | undefined {
    if (!this.java.available('dap')) return undefined;
    const program: unknown = configuration['program'];
    if (typeof program !== 'string' || program === '') {
      void vscode.window.showErrorMessage('The launch configuration names no program: add "program" with the path of a .wat file.');
      return undefined;
    }
    const uri = vscode.Uri.file(program);
    const error = firstError(findings(uri));
    if (!error) return configuration;
    void tell(uri, error);
    return undefined;
  }
}

/** What the language server has said about the file. The adapter checks again; this answer only comes sooner and can lead to the place. */
function findings(uri: vscode.Uri): Finding[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(diagnostic => diagnostic.source === 'stepwasm')
    .map(diagnostic => ({
      error: diagnostic.severity === vscode.DiagnosticSeverity.Error,
      line: diagnostic.range.start.line + 1,
      column: diagnostic.range.start.character + 1,
      message: diagnostic.message
    }));
}

async function tell(uri: vscode.Uri, { line, column, message }: Finding): Promise<void> {
  const goTo = 'Go to Problem';
  const place = `${vscode.workspace.asRelativePath(uri)}:${line}:${column}`;
  if ((await vscode.window.showErrorMessage(`Cannot run ${place}: ${message}`, goTo)) !== goTo) return;
  const position = new vscode.Position(line - 1, column - 1);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(position, position) });
}
