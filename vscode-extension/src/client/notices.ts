import * as vscode from 'vscode';
import { Crashes } from './crashes';
import type { Notices } from './server';

const OPEN_LOG = 'Open Log';
const RESTART = 'Restart';
const RELOAD = 'Reload Window';

/** The messages about the life of the server, each with what leads on. */
export const notices: Notices = {
  restarted() {
    void tell(vscode.window.showWarningMessage('The Stepwasm language server ended unexpectedly and was started again.', OPEN_LOG));
  },
  givenUp(times) {
    void tell(vscode.window.showErrorMessage(`The Stepwasm language server ended ${times} times ${Crashes.WITHIN} and is not started again. Its log says why.`, OPEN_LOG, RESTART));
  },
  otherVersion(server, extension) {
    const message = `This is the Stepwasm extension ${extension}, but its language server is ${server}: the extension was updated while this window was open.`;
    void tell(vscode.window.showWarningMessage(message, RELOAD));
  }
};

async function tell(answer: Thenable<string | undefined>): Promise<void> {
  switch (await answer) {
    case OPEN_LOG:
      return vscode.commands.executeCommand('stepwasm.showLog');
    case RESTART:
      return vscode.commands.executeCommand('stepwasm.restartServer');
    case RELOAD:
      return vscode.commands.executeCommand('workbench.action.reloadWindow');
  }
}
