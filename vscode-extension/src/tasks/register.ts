import * as vscode from 'vscode';
import type { JavaRuntime } from '../java/runtime';
import { argumentsOf, mistake, nameOf, TASK_NAMES, type TaskDefinition } from './definition';

/** The type of tasks as named in package.json. */
const TYPE = 'stepwasm';

/** Offers the command line as tasks, and runs those of tasks.json. Not in a workspace that is not trusted: its files say what is run. */
export function registerTasks(java: JavaRuntime): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(TYPE, new Tasks(java));
}

class Tasks implements vscode.TaskProvider {
  constructor(private readonly java: JavaRuntime) {}

  async provideTasks(): Promise<vscode.Task[]> {
    if (!vscode.workspace.isTrusted) return [];
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(folder => folder.uri.scheme === 'file');
    const all = folders.flatMap(folder => TASK_NAMES.map(task => this.task({ type: TYPE, task }, folder, undefined)));
    return (await Promise.all(all)).filter(task => task !== undefined);
  }

  async resolveTask(task: vscode.Task): Promise<vscode.Task | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    const { definition, scope, name } = task;
    const wrong = mistake(definition);
    if (wrong !== undefined) {
      void this.tell(`The task "${name}" of tasks.json cannot be run: ${wrong}.`);
      return undefined;
    }
    const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
    return this.task(definition as TaskDefinition & vscode.TaskDefinition, folder, task);
  }

  /** A task keeps the definition and the name that somebody wrote: VS Code knows it by them. */
  private async task(definition: TaskDefinition, folder: vscode.WorkspaceFolder | undefined, given: vscode.Task | undefined): Promise<vscode.Task | undefined> {
    const search = await this.java.find(given ? definition.task : 'lsp');
    if (!('found' in search)) return undefined;
    const { executable, args } = this.java.commandOf(search.found, definition.task);
    const execution = new vscode.ProcessExecution(executable, [...args, ...argumentsOf(definition)], folder ? { cwd: folder.uri.fsPath } : {});
    const task = new vscode.Task(given?.definition ?? { ...definition }, folder ?? vscode.TaskScope.Workspace, given?.name ?? nameOf(definition), TYPE, execution, matchers(folder));
    if (definition.task === 'build') task.group = vscode.TaskGroup.Build;
    if (definition.task === 'check') task.group = vscode.TaskGroup.Test;
    return task;
  }

  private async tell(problem: string): Promise<void> {
    const open = 'Open tasks.json';
    if ((await vscode.window.showErrorMessage(problem, open)) === open) await vscode.commands.executeCommand('workbench.action.tasks.configureTaskRunner');
  }
}

/** Of the problems in texts the language server tells already, unless the user does not want that for files that are closed. */
function matchers(folder: vscode.WorkspaceFolder | undefined): string[] {
  const told = vscode.workspace.getConfiguration('stepwasm', folder).get<boolean>('workspace.diagnostics', true);
  return told ? ['$stepwasm-binary'] : ['$stepwasm', '$stepwasm-binary'];
}
