import * as vscode from 'vscode';
import type { StaticFeature } from 'vscode-languageclient/node';
import type { CommandServer } from '../client/commands';
import type { Remembered } from '../launch/remembered';
import type { Parameter } from './arguments';
import { askArguments } from './ask';
import { hasRun } from './ran';

const RUN = 'stepwasm.client.run';
const DEBUG = 'stepwasm.client.debug';

/** What the server wants to have run: its own command takes the same with other arguments. */
interface Call {
  uri: string;
  export: string;
  arguments: string[];
  parameters: Parameter[];
}

/** Tells the server that this editor can ask for arguments, start a debugger, show texts that the server makes of binaries, and has a grammar. */
export const runFeature: StaticFeature = {
  fillClientCapabilities(capabilities) {
    const experimental = (capabilities.experimental ?? {}) as Record<string, unknown>;
    capabilities.experimental = { ...experimental, commands: { commands: [RUN, DEBUG] }, textDocumentContent: true, grammar: true };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {}
};

/** The commands behind the lenses Run and Debug. They offer the arguments of the last time, also of that before the window was closed. */
export function registerRun(remembered: Remembered, server: CommandServer): vscode.Disposable {
  const ask = async (verb: string, { uri, export: name, parameters, arguments: offered }: Call) => {
    const before = remembered.arguments(uri, name);
    const given = await askArguments({ verb, name, parameters, arguments: before?.length === parameters.length ? before : offered });
    if (given) remembered.called(uri, name, given);
    return given;
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(RUN, async ({ parameters, ...call }: Call) => {
      const given = await ask('Run', { parameters, ...call });
      if (!given) return;
      await server.command('stepwasm.run', { ...call, arguments: given });
      await hasRun();
    }),
    vscode.commands.registerCommand(DEBUG, async (launch: vscode.DebugConfiguration, call?: Call) => {
      const given = call && (await ask('Debug', call));
      if (call && !given) return;
      const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(String(launch['program'])));
      await vscode.debug.startDebugging(folder, given ? { ...launch, args: given } : launch);
    })
  );
}
