import * as vscode from 'vscode';
import { isText } from '../languages';
import { showReadme } from '../readme';
import { archiveFolder } from './archives';
import { type Command, serverCommand, type Verb } from './command';
import { findJava, type Java, type Search, SETTING, surroundings } from './find';

/** Finds the Java that runs the server jar; tells the user once when there is none. */
export class JavaRuntime implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private told = false;
  /** What is told when there is a text that needs a server: it is started as soon as a folder holds one. */
  private untold: string | undefined;
  private lacking = false;

  /** Fires when another Java may be found than before. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel
  ) {
    this.subscriptions = [
      vscode.workspace.onDidChangeConfiguration(event => {
        if (!event.affectsConfiguration(SETTING)) return;
        this.told = false;
        this.changed.fire();
      }),
      vscode.workspace.onDidOpenTextDocument(document => {
        if (this.untold !== undefined && isText(document)) void this.tell(this.untold, 'lsp');
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) void this.lookAgain();
      })
    ];
  }

  /** The command that starts the server, or nothing when there is no Java; the user has been told then. */
  async command(verb: Verb, ...options: string[]): Promise<Command | undefined> {
    const search = await this.find(verb);
    return 'found' in search ? this.commandOf(search.found, verb, ...options) : undefined;
  }

  /** The command that starts the server with this Java. */
  commandOf(java: Java, verb: Verb, ...options: string[]): Command {
    this.log.info(`${[verb, ...options].join(' ')}: Java ${java.version} from ${java.source} (${java.executable})`);
    const jar = this.context.asAbsolutePath('server/stepwasm.jar');
    const cache = archiveFolder(this.context.globalStorageUri.fsPath, jar, problem => this.log.info(problem));
    return serverCommand(java, jar, verb, cache, options);
  }

  /** Whether there is a Java for this; the user is told when there is none. */
  async available(verb: Verb): Promise<boolean> {
    return 'found' in (await this.find(verb));
  }

  /** The Java for this, or why there is none; the user has been told then. */
  async find(verb: Verb): Promise<Search> {
    const search = await this.search();
    if ('found' in search) {
      if (this.lacking && verb !== 'lsp') this.changed.fire(); // somebody has installed one meanwhile: the server can use it too
      this.lacking = false;
      this.untold = undefined;
      return search;
    }
    this.lacking = true;
    this.log.error(search.problem);
    void this.tell(search.problem, verb);
    return search;
  }

  /** Where none was found the user may have installed one when coming back. */
  private async lookAgain(): Promise<void> {
    if (!this.lacking || !('found' in (await this.search()))) return;
    this.lacking = false;
    this.changed.fire();
  }

  private search(): Promise<Search> {
    const setting = vscode.workspace.getConfiguration().get<string | null>(SETTING) ?? undefined;
    return findJava(surroundings(setting, this.context.asAbsolutePath('runtime')));
  }

  /** Opening a file tells once; starting a program tells each time, as the user is waiting for an answer. */
  private async tell(problem: string, verb: Verb): Promise<void> {
    if (verb === 'lsp') {
      this.untold = problem;
      if (this.told || !vscode.workspace.textDocuments.some(isText)) return;
    }
    this.told = true;
    this.untold = undefined;
    const settings = 'Open Settings';
    const install = 'How to Install';
    const answer = await vscode.window.showErrorMessage(problem, settings, install);
    if (answer === settings) await vscode.commands.executeCommand('workbench.action.openSettings', SETTING);
    if (answer === install) await showReadme(this.context.extensionUri, 'java');
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }
}
