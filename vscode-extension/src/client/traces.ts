import * as vscode from 'vscode';

const SETTING = 'stepwasm.trace.server';

/**
 * The log, for the messages between the editor and the server. The client writes them only where the level is that of traces, so
 * the setting is that level here: who asks for messages sees them in the log, whatever else is shown there.
 */
export function traces(log: vscode.LogOutputChannel): vscode.LogOutputChannel {
  const level = () => (vscode.workspace.getConfiguration().get<string>(SETTING) === 'off' ? log.logLevel : vscode.LogLevel.Trace);
  return {
    ...log,
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: (listener, self, disposables) =>
      vscode.workspace.onDidChangeConfiguration(
        change => {
          if (change.affectsConfiguration(SETTING)) listener.call(self, level());
        },
        undefined,
        disposables
      ),
    trace: message => log.info(message)
  };
}
