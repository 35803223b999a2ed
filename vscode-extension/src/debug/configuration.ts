import * as path from 'node:path';
import * as vscode from 'vscode';
import type { JavaRuntime } from '../java/runtime';
import { inFront, onDisk } from '../launch/front';
import type { Launchables } from '../launch/launchables';
import { isProgram, isScript, meansFileInFront, programOf } from '../launch/program';
import type { LaunchQuestions } from '../launch/questions';
import { type Finding, firstError, inTerminal, isEmpty } from './launch';
import type { Problems } from './problems';

type Configuration = vscode.DebugConfiguration;

/** Makes F5 work on an open program without a launch.json, asks what is missing, and stops a launch that cannot work with words that help. */
export class LaunchConfigurations implements vscode.DebugConfigurationProvider {
  constructor(
    private readonly java: Pick<JavaRuntime, 'available'>,
    private readonly launchables: Pick<Launchables, 'of'>,
    private readonly questions: Pick<LaunchQuestions, 'complete'>,
    private readonly problems: Problems
  ) {}

  provideDebugConfigurations(): Configuration[] {
    return [{ type: 'stepwasm', request: 'launch', name: 'Run the open WebAssembly file', program: '${file}' }];
  }

  /** Before variables are put in: where there is no launch.json, and where `${file}` means the text of a binary. */
  async resolveDebugConfiguration(_folder: vscode.WorkspaceFolder | undefined, configuration: Configuration): Promise<Configuration | undefined> {
    const front = inFront();
    if (!isEmpty(configuration)) {
      const program = front && front.uri.scheme !== 'file' && meansFileInFront(configuration['program']) ? programOf(front.uri) : undefined;
      return program === undefined ? configuration : { ...configuration, program };
    }
    if (!front || !isProgram(front.uri, front.document?.languageId)) return this.problems.nothingToRun();
    const program = await onDisk(front.uri, uri => this.problems.notOnDisk(uri));
    if (program === undefined) return undefined;
    return { ...configuration, type: 'stepwasm', request: 'launch', name: `Run ${vscode.workspace.asRelativePath(program)}`, program };
  }

  async resolveDebugConfigurationWithSubstitutedVariables(folder: vscode.WorkspaceFolder | undefined, configuration: Configuration): Promise<Configuration | undefined> {
    if (configuration.request !== 'launch') return configuration;
    if (!(await this.java.available('dap'))) return undefined;
    const program: unknown = configuration['program'];
    if (typeof program !== 'string' || program === '') return this.problems.noProgram(folder, configuration);
    if (!path.isAbsolute(program)) return inTerminal(configuration); // only the debugger knows where it begins
    const uri = vscode.Uri.file(program);
    const obstacle = await this.problems.obstacle(uri);
    if (obstacle !== undefined) return this.problems.cannotRun(folder, configuration, obstacle);
    const error = isScript(program) ? undefined : firstError(findings(uri)); // of a script the other commands run
    if (error) return this.problems.broken(uri, error);
    const launchable = await this.launchables.of(uri);
    const completed = launchable ? await this.questions.complete(configuration, launchable, uri, folder) : configuration;
    return completed && inTerminal(completed);
  }
}

/** How the server marks what failed when it was run: that is no mistake in the text, and a reason to debug it. */
const FAILED_RUN = 'run';

/** What the language server has said about the file. The adapter checks again; this answer only comes sooner and can lead to the place. */
function findings(uri: vscode.Uri): Finding[] {
  const lints = vscode.workspace.getConfiguration('stepwasm', uri).get<object>('lint', {}); // they stop nothing from running, however severe the user wants them to be
  return vscode.languages
    .getDiagnostics(uri)
    .filter(diagnostic => diagnostic.source === 'stepwasm' && diagnostic.code !== FAILED_RUN)
    .map(diagnostic => ({
      error: diagnostic.severity === vscode.DiagnosticSeverity.Error,
      line: diagnostic.range.start.line + 1,
      column: diagnostic.range.start.character + 1,
      message: diagnostic.message,
      code: String(typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code)
    }))
    .filter(({ code }) => !(code in lints));
}
