import * as vscode from 'vscode';
import type { Problems } from '../debug/problems';
import { askArguments } from '../run/ask';
import { askForImports, type Lack } from './imports';
import { keepInLaunchJson, keptInLaunchJson } from './keep';
import { type Callable, candidates, knowsAll, type Launchable, linksFor, missingImports, signature, wantsArguments } from './launchable';
import type { Remembered } from './remembered';
import { BACK, choose } from './steps';

type Configuration = vscode.DebugConfiguration;

/** Asks the user what a launch does not say and the program cannot run without. */
export class LaunchQuestions {
  constructor(
    private readonly remembered: Remembered,
    private readonly problems: Pick<Problems, 'nothingToCall'>
  ) {}

  /** The configuration with all that was asked for; undefined if the user thinks better of it. */
  async complete(configuration: Configuration, launchable: Launchable, uri: vscode.Uri, folder: vscode.WorkspaceFolder | undefined): Promise<Configuration | undefined> {
    const kept = folder ? keptInLaunchJson(folder, configuration) : {};
    const called = await this.call({ ...kept, ...configuration }, launchable, uri);
    return called && this.imports(called, launchable, uri, folder);
  }

  private async call(configuration: Configuration, launchable: Launchable, uri: vscode.Uri): Promise<Configuration | undefined> {
    const key = uri.toString();
    const found = candidates(configuration, launchable);
    if (launchable.functions.length === 0) return this.problems.nothingToCall(uri);
    if (found.length === 0 && !knowsAll(launchable)) return configuration;
    const callable = found.length === 1 ? found[0] : await this.choose(configuration, uri, found.length === 0 ? launchable.functions : found);
    if (!callable) return undefined;
    const named = found.length === 1 ? configuration : { ...configuration, invoke: callable.name };
    if (!wantsArguments(named, callable)) {
      if (found.length > 1) this.remembered.called(key, callable.name, []);
      return named;
    }
    const before = this.remembered.arguments(key, callable.name);
    const args = await askArguments({
      verb: configuration['noDebug'] === true ? 'Run' : 'Debug',
      name: callable.name,
      parameters: callable.parameters,
      arguments: before?.length === callable.parameters.length ? before : callable.arguments
    });
    if (!args) return undefined;
    this.remembered.called(key, callable.name, args);
    return { ...named, invoke: callable.name, args };
  }

  /** Which of several functions is meant. The one of the last time is offered first. */
  private async choose({ invoke }: Configuration, uri: vscode.Uri, functions: readonly Callable[]): Promise<Callable | undefined> {
    const file = vscode.workspace.asRelativePath(uri);
    const items: Item[] = functions.map(callable => ({ callable, label: callable.name, description: signature(callable), iconPath: new vscode.ThemeIcon('symbol-function') }));
    const title = typeof invoke === 'string' && invoke !== '' ? `${file} exports no function ${invoke}` : `Run ${file}`;
    const last = this.remembered.function(uri.toString());
    const chosen = await choose({ title, placeholder: 'The exported function to call', back: false }, items, items.find(({ callable }) => callable.name === last));
    return chosen === BACK ? undefined : chosen?.callable;
  }

  private async imports(configuration: Configuration, launchable: Launchable, uri: vscode.Uri, folder: vscode.WorkspaceFolder | undefined): Promise<Configuration | undefined> {
    const links = linksFor(configuration, launchable);
    const linked = links ? { ...configuration, links } : configuration;
    const missing = missingImports(configuration, launchable);
    if (missing.length === 0) return linked;
    if (launchable.stubs) return { ...linked, imports: { '*': 'log', ...entries(configuration['imports']) } };
    const lack: Lack = {
      program: vscode.workspace.asRelativePath(uri),
      missing,
      exports: launchable.functions.map(({ name }) => name),
      before: this.remembered.imports(uri.toString()),
      canKeep: folder !== undefined
    };
    const remedy = await askForImports(lack);
    if (!remedy) return undefined;
    if ('links' in remedy) {
      const more = { ...linked, links: { ...entries(linked['links']), ...remedy.links } };
      return this.imports(more, launchable, uri, folder);
    }
    this.remembered.stoodIn(uri.toString(), remedy.imports);
    if (remedy.keep && folder) await keepInLaunchJson(folder, configuration, { imports: remedy.imports });
    return { ...linked, imports: { ...entries(configuration['imports']), ...remedy.imports } };
  }
}

interface Item extends vscode.QuickPickItem {
  readonly callable: Callable;
}

function entries(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
