import * as vscode from 'vscode';
import { inFront } from '../launch/front';
import { signature } from '../launch/launchable';
import type { Launchables } from '../launch/launchables';
import { isProgram, isScript, programOf } from '../launch/program';
import type { Programs } from '../attach/picker';
import { reasonOf, sentence } from '../words';
import { attachTo } from './attach';

/** More functions than this are found faster by the question that comes without a choice. */
const MOST_FUNCTIONS = 20;

/**
 * What can be chosen below "Stepwasm" where a debug session is started: the file in front, in a terminal too, and each of its functions; then the
 * Java programs that run. All in one, because the editor asks only one provider of a type.
 */
export class DynamicConfigurations implements vscode.DebugConfigurationProvider {
  constructor(
    private readonly launchables: Pick<Launchables, 'of'>,
    private readonly programs: Pick<Programs, 'list'>
  ) {}

  async provideDebugConfigurations(): Promise<vscode.DebugConfiguration[]> {
    return (await Promise.all([this.launches(), this.attachings()])).flat();
  }

  private async attachings(): Promise<vscode.DebugConfiguration[]> {
    try {
      return ((await this.programs.list()) ?? []).map(attachTo);
    } catch (error) {
      void vscode.window.showWarningMessage(sentence(reasonOf(error))); // what can be launched is offered all the same
      return [];
    }
  }

  private async launches(): Promise<vscode.DebugConfiguration[]> {
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
