import * as vscode from 'vscode';
import type { StaticFeature } from 'vscode-languageclient/node';
import { mistake, shown, words, type Parameter } from './arguments';

const RUN = 'stepwasm.client.run';
const DEBUG = 'stepwasm.client.debug';

/** What the server wants to have run: its own command takes the same with other arguments. */
interface Call {
  uri: string;
  export: string;
  arguments: string[];
  parameters: Parameter[];
}

/** Tells the server that this editor can ask for arguments, start a debugger, and show texts that the server makes of binaries. */
export const runFeature: StaticFeature = {
  fillClientCapabilities(capabilities) {
    const experimental = (capabilities.experimental ?? {}) as Record<string, unknown>;
    capabilities.experimental = { ...experimental, commands: { commands: [RUN, DEBUG] }, textDocumentContent: true };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {}
};

/** The commands behind the lenses Run and Debug. */
export function registerRun(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(RUN, async ({ parameters, ...call }: Call) => {
      const given = await ask('Run', { parameters, ...call });
      if (given) await vscode.commands.executeCommand('stepwasm.run', { ...call, arguments: given });
    }),
    vscode.commands.registerCommand(DEBUG, async (launch: vscode.DebugConfiguration, call: Call) => {
      const given = await ask('Debug', call);
      if (!given) return;
      const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(call.uri));
      await vscode.debug.startDebugging(folder, { ...launch, args: given });
    })
  );
}

/** Undefined if the user thinks better of it. */
async function ask(verb: string, call: Call): Promise<string[] | undefined> {
  if (call.parameters.length === 0) return [];
  const line = await vscode.window.showInputBox({
    title: `${verb} ${call.export}`,
    prompt: shown(call.parameters),
    value: call.arguments.join(' '),
    validateInput: text => mistake(text, call.parameters)
  });
  return line === undefined ? undefined : words(line);
}
