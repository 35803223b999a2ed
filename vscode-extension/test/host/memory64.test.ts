import * as vscode from 'vscode';
import { startWideMemory } from '../../e2e/wide-memory.mjs';
import { until } from './patience';
import { Debugged } from './session';

/** Whether the bytes that are asked for are those of an address too. */
function covers(asked: Readonly<Record<string, unknown>>, address: bigint): boolean {
  const from = BigInt(String(asked['memoryReference']).split('+')[1] ?? 0);
  return from <= address && address < from + BigInt(Number(asked['count']));
}

describe('linear memory of 64 bits', () => {
  it('reads at addresses of 64 bits', async () => {
    const adapter = await startWideMemory();
    const asked = (command: string) => adapter.heard.filter(each => each.command === command).map(each => each.arguments);
    try {
      const program = await Debugged.launch({ program: 'sum.wat', invoke: 'sum', args: [1, 2], debugServer: adapter.port });
      await program.stopped();
      await vscode.commands.executeCommand('stepwasm.memory.show');
      await until('what is in use is asked', () => asked('stepwasm/memoryUse').length > 0);
      // The last two are no numbers of JavaScript.
      for (const address of ['0', '0x7ffffffffffff001', '0x20000000000003']) {
        await until(`${address} is read`, async () => {
          await vscode.commands.executeCommand('stepwasm.memory.goTo', address);
          return asked('readMemory').some(each => covers(each, BigInt(address)));
        });
      }
      await until('the cursor is there', async () => {
        await vscode.commands.executeCommand('stepwasm.memory.removeWatchpoint');
        await vscode.commands.executeCommand('stepwasm.memory.watchAccess');
        return asked('stepwasm/watch').some(({ breakpoints }) => JSON.stringify(breakpoints).includes('"memory[0]+0x20000000000003","count":1,"accessType":"readWrite"'));
      });
      await vscode.commands.executeCommand('stepwasm.memory.removeWatchpoint');
      await until('nothing is watched any more', () => JSON.stringify(asked('stepwasm/watch').at(-1)) === '{"breakpoints":[]}');
      await program.end();
    } finally {
      await adapter.close();
    }
  });
});
