import * as vscode from 'vscode';
import { archiveFolder } from './archives';
import { type Command, serverCommand, type Verb } from './command';
import { findJava, type Java, surroundings } from './find';

const SETTING = 'stepwasm.java.home';

/** Finds the Java that runs the server jar; tells the user once when there is none. */
export class JavaRuntime implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listener: vscode.Disposable;
  private told = false;

  /** Fires when another Java may be found than before. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel
  ) {
    this.listener = vscode.workspace.onDidChangeConfiguration(event => {
      if (!event.affectsConfiguration(SETTING)) return;
      this.told = false;
      this.changed.fire();
    });
  }

  /** The command that starts the server, or nothing when there is no Java; the user has been told then. */
  command(verb: Verb): Command | undefined {
    const java = this.find(verb);
    if (!java) return undefined;
    this.log.info(`${verb}: Java ${java.version} from ${java.source} (${java.executable})`);
    const jar = this.context.asAbsolutePath('server/stepwasm.jar');
    const cache = archiveFolder(this.context.globalStorageUri.fsPath, jar, problem => this.log.info(problem));
    return serverCommand(java, jar, verb, cache);
  }

  /** Whether there is a Java for this; the user is told when there is none. */
  available(verb: Verb): boolean {
    return this.find(verb) !== undefined;
  }

  private find(verb: Verb): Java | undefined {
    const search = findJava(surroundings(vscode.workspace.getConfiguration().get<string | null>(SETTING) ?? undefined));
    if ('found' in search) return search.found;
    this.log.error(search.problem);
    void this.tell(search.problem, verb);
    return undefined;
  }

  /** Opening a file tells once; starting a program tells each time, as the user is waiting for an answer. */
  private async tell(problem: string, verb: Verb): Promise<void> {
    if (this.told && verb === 'lsp') return;
    this.told = true;
    const settings = 'Open Settings';
    const install = 'How to Install';
    const answer = await vscode.window.showErrorMessage(problem, settings, install);
    if (answer === settings) await vscode.commands.executeCommand('workbench.action.openSettings', SETTING);
    if (answer === install) {
      const help = vscode.Uri.joinPath(this.context.extensionUri, 'README.md').with({ fragment: 'java' });
      await vscode.commands.executeCommand('markdown.showPreview', help);
    }
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }
}
