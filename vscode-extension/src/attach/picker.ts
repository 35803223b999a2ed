import * as vscode from 'vscode';
import { ago, type Program } from './program';
import { reasonOf } from '../words';

/** Where the picker has its programs from, and what it leads to. */
export interface Programs {
  /** The programs that offer themselves now; nothing if the user has been told why there can be no answer. */
  list(): Promise<readonly Program[] | undefined>;
  /** Shows how a program offers itself. */
  help(): void;
}

interface Item extends vscode.QuickPickItem {
  readonly program: Program;
}

/** What came of one list: a program, nothing because the user thinks better of it, or words on why there is none to choose. */
type Choice = { readonly program: Program | undefined } | { readonly obstacle: string; readonly detail?: string };

const NONE: Choice = {
  obstacle: 'No Java program offers its WebAssembly to debuggers.',
  detail: 'A program does when it calls DebugServer.start(), or is started with java -Dstepwasm.debug, by the same user on this machine.'
};
const RETRY = 'Try Again';
const HOW_TO = 'How To';

/** Asks which of the running Java programs is meant. */
export class ProgramPicker {
  private last: number | undefined;

  constructor(private readonly programs: Programs) {}

  /** The program that the user has chosen; nothing if the user thinks better of it, or there is none. */
  async pick(): Promise<Program | undefined> {
    for (;;) {
      const choice = await this.ask();
      if ('program' in choice) return choice.program;
      const detail = choice.detail === undefined ? {} : { detail: choice.detail };
      const answer = await vscode.window.showInformationMessage(choice.obstacle, { modal: true, ...detail }, RETRY, HOW_TO);
      if (answer === HOW_TO) this.programs.help();
      if (answer !== RETRY) return undefined;
    }
  }

  private ask(): Promise<Choice> {
    const pick = vscode.window.createQuickPick<Item>();
    pick.title = 'Attach to Java Program';
    pick.placeholder = 'Looking for programs';
    pick.matchOnDescription = true;
    pick.ignoreFocusOut = true; // to look at the program must not close the list of programs
    const refresh: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('refresh'), tooltip: 'Look Again' };
    const howTo: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('question'), tooltip: HOW_TO };
    pick.buttons = [refresh, howTo];
    return new Promise<Choice>(resolve => {
      let looks = 0;
      const look = async () => {
        const mine = ++looks;
        pick.busy = true;
        const found = await this.programs.list();
        if (mine !== looks) return; // a later look has the newer answer
        if (!found) return resolve({ program: undefined });
        if (found.length === 0) return resolve(NONE);
        pick.busy = false;
        pick.placeholder = 'The program whose WebAssembly is to be debugged';
        pick.items = found.map(item);
        const again = pick.items.filter(({ program }) => program.pid === this.last);
        if (again.length > 0) pick.activeItems = again;
      };
      const start = () => void look().catch((error: unknown) => resolve({ obstacle: reasonOf(error) }));
      pick.onDidAccept(() => {
        const chosen = pick.selectedItems[0]?.program;
        if (!chosen) return; // nothing that is typed is a program
        this.last = chosen.pid;
        resolve({ program: chosen });
      });
      pick.onDidTriggerButton(button => {
        if (button === howTo) {
          this.programs.help();
          resolve({ program: undefined });
        } else start();
      });
      pick.onDidHide(() => resolve({ program: undefined }));
      pick.show();
      start();
    }).finally(() => pick.dispose());
  }
}

function item(program: Program): Item {
  const since = program.since ? `, ${ago(program.since, new Date())}` : '';
  return { program, label: program.name, description: `process ${program.pid}${since}`, iconPath: new vscode.ThemeIcon('debug-disconnect') };
}
