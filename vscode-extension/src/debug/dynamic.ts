import * as vscode from 'vscode';
import { inFront } from '../launch/front';
import { signature } from '../launch/launchable';
import type { Launchables } from '../launch/launchables';
import { isProgram, isScript, programOf } from '../launch/program';

/** More functions than this are found faster by the question that comes without a choice. */
const MOST_FUNCTIONS = 20;

/** What can be chosen below "Stepwasm" where a debug session is started: the file in front, in a terminal too, and each of its functions. */
export class DynamicConfigurations implements vscode.DebugConfigurationProvider {
  constructor(private readonly launchables: Pick<Launchables, 'of'>) {}

  async provideDebugConfigurations(): Promise<vscode.DebugConfiguration[]> {
    const front = inFront();
    const program = front && isProgram(front.uri, front.document?.languageId) ? programOf(front.uri) : undefined;
    if (program === undefined) return [];
    const file = vscode.workspace.asRelativePath(program);
    const of = (name: string, more: object): vscode.DebugConfiguration => ({ type: 'stepwasm', request: 'launch', name, program, ...more });
    if (isScript(program)) return [of(`Run ${file}`, {})];
    const functions = (await this.launchables.of(vscode.Uri.file(program)))?.functions ?? [];
    return [
      of(`Run ${file}`, {}),
      of(`Run ${file} in a terminal`, { console: 'integratedTerminal' }),
      ...functions.slice(0, MOST_FUNCTIONS).map(callable => of(`Call ${callable.name}${signature(callable)} in ${file}`, { invoke: callable.name }))
    ];
  }
}
