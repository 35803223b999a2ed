import * as vscode from 'vscode';
import type { ServerClient } from '../client/server';
import { TextCoverage } from './coverage';
import { TestDebugger } from './debug';
import { TestRunner } from './run';
import { TestServer } from './server';
import { TestTree } from './tree';
import { TestWatch } from './watch';

/** Registers the assertions of scripts and the calls that comments ask for with the Test Explorer. */
export function registerTesting(context: vscode.ExtensionContext, client: ServerClient): vscode.TestController {
  const controller = vscode.tests.createTestController('stepwasm', 'WebAssembly');
  const server = new TestServer(client);
  const tree = new TestTree(controller, server);
  const runner = new TestRunner(controller, tree, server);
  const debug = new TestDebugger(controller, runner, server);
  const watch = new TestWatch(controller, tree);
  controller.resolveHandler = item => (item ? tree.ensure(item) : tree.lookEverywhere());
  controller.refreshHandler = token => tree.lookEverywhere(token);

  const { Run, Debug, Coverage } = vscode.TestRunProfileKind;
  controller.createRunProfile('Run', Run, (request, token) => runner.run(request, token), true);
  controller.createRunProfile('Debug', Debug, (request, token) => debug.debug(request, token), true);
  const covered = controller.createRunProfile('Run with Coverage', Coverage, (request, token) => runner.run(request, token, true), true);
  covered.loadDetailedCoverage = (_run, coverage) => Promise.resolve(coverage instanceof TextCoverage ? coverage.details() : []);

  context.subscriptions.push(
    controller,
    watch,
    client.onDidChangeState(state => {
      if (state.kind === 'running') watch.begin();
    })
  );
  return controller;
}
