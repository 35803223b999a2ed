import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { press, write } from './hands';
import { until } from './patience';
import { Debugged } from './session';

interface Request {
  readonly type: string;
  readonly command?: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
}

const memory = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(`stepwasm.memory.${command}`, ...args);
const base64 = (...bytes: number[]) => Buffer.from(bytes).toString('base64');

/** In one session, each test where the one before has ended. */
describe('linear memory', () => {
  let program: Debugged;
  let tracker: vscode.Disposable;
  const asked: Request[] = [];
  const requests = (command: string) => asked.filter(each => each.command === command && each.type === 'request').map(each => each.arguments ?? {});
  const watched = () => JSON.stringify(requests('stepwasm/watch').at(-1)?.['breakpoints'] ?? []);

  before(async () => {
    await vscode.extensions.getExtension('stepwasm.stepwasm')?.activate();
    tracker = vscode.debug.registerDebugAdapterTrackerFactory('stepwasm', { createDebugAdapterTracker: () => ({ onWillReceiveMessage: (message: Request) => void asked.push(message) }) });
    program = await Debugged.launch({ program: 'tour.wat', invoke: 'main', stopOnEntry: true });
    await program.stopped();
    await memory('show');
  });

  after(async () => {
    tracker.dispose();
    await program.end();
  });

  /** Waits until these are the bytes at the cursor. */
  const here = async (bytes: string) => {
    await vscode.env.clipboard.writeText('');
    await until(`${bytes} is at the cursor`, async () => {
      await memory('copy');
      return (await vscode.env.clipboard.readText()) === bytes;
    });
  };

  it('watches what is selected when nobody has selected anything else', async () => {
    await until('it is watched', async () => {
      await memory('watchWrite');
      return watched() !== '[]';
    });
    await until('it is not any more', async () => {
      await memory('removeWatchpoint');
      return watched() === '[]';
    });
  });

  it('goes to an address and copies what is there', async () => {
    await until('the page listens', async () => {
      await memory('goTo', '0x100');
      await memory('copy');
      return (await vscode.env.clipboard.readText()) === '48'; // H
    });
  });

  it('follows a pointer, goes back and forward again', async () => {
    await memory('goTo', '0x120');
    await here('00');
    await memory('followPointer');
    await here('48');
    await memory('back');
    await here('00');
    await memory('forward');
    await here('48');
  });

  it('has bytes changed where they stand, and changed back', async () => {
    await until('the page has the keys', async () => {
      await memory('goTo', '0x120');
      await press('Control+c');
      return (await vscode.env.clipboard.readText()) === '00';
    });
    await memory('goTo', '0x100');
    await here('48');
    await until('it is written', async () => {
      await memory('goTo', '0x100');
      await memory('edit');
      await write('58');
      await press('Escape');
      return requests('writeMemory').some(({ memoryReference, data }) => memoryReference === 'memory[0]+0x100' && data === base64(0x58));
    });
    await memory('goTo', '0x100');
    await here('58');
    await until('it is undone, also if it was written twice', async () => {
      await memory('undo');
      return requests('writeMemory').at(-1)?.['data'] === base64(0x48);
    });
    await here('48');
  });

  it('finds a text', async () => {
    await until('it is looked for', async () => {
      await press('Escape'); // what was typed before the bar was there
      await memory('find');
      await write('entry');
      await press('Enter');
      return requests('stepwasm/find').length > 0;
    });
    await press('Control+A');
    await write('far');
    await press('Enter');
    await here('66 61 72');
    await press('Escape');
  });

  it('stops when bytes are read, written or both, and not any more', async () => {
    await memory('goTo', '0x200');
    await here('00');
    for (const [command, access] of [['watchRead', 'read'], ['watchAccess', 'readWrite'], ['watchWrite', 'write']] as const) {
      await until(`${access} is watched`, async () => {
        await memory(command);
        return watched().includes(`"memory[0]+0x200","count":1,"accessType":"${access}"`);
      });
      await until('nothing is watched any more', async () => {
        await memory('removeWatchpoint');
        return watched() === '[]';
      });
    }
  });

  it('goes where a variable points, and stops when that is written', async () => {
    await memory('goTo', '0x100');
    await here('48');
    await memory('showVariable', { variable: { memoryReference: 'memory[0]+0x140' } });
    await here('00');
    await until('its bytes are watched', async () => {
      await memory('watchWrite');
      return watched().includes('memory[0]+0x140');
    });
    await program.goOn();
    assert.equal((await program.stopped()).reason, 'data breakpoint');
    await here('01');
  });

  it('goes to what has changed since the stop before, forward and back', async () => {
    await memory('goTo', '0x13f');
    await here('00');
    await memory('nextChange');
    await here('01');
    await memory('goTo', '0x150');
    await here('00');
    await memory('previousChange');
    await here('01');
    await memory('removeWatchpoint');
    await until('nothing is watched any more', () => watched() === '[]');
  });
});

describe('linear memories of several programs', () => {
  const written: unknown[] = [];
  let tracker: vscode.Disposable;
  let first: Debugged;
  let second: Debugged;

  before(async () => {
    tracker = vscode.debug.registerDebugAdapterTrackerFactory('stepwasm', {
      createDebugAdapterTracker: () => ({ onWillReceiveMessage: ({ command, arguments: args }: Request) => command === 'writeMemory' && written.push(args?.['data']) })
    });
    first = await Debugged.launch({ program: 'tour.wat', invoke: 'main', stopOnEntry: true });
    await first.stopped();
    await memory('show');
  });

  after(async () => {
    tracker.dispose();
    await first.end();
  });

  /** Waits until these are the bytes at an address of the program that has the focus. */
  const at = async (address: string, bytes: string) => {
    await vscode.env.clipboard.writeText('');
    await until(`${bytes} is at ${address}`, async () => {
      await memory('goTo', address);
      await memory('copy');
      return (await vscode.env.clipboard.readText()) === bytes;
    });
  };

  it('each has bytes of its own, and a change is taken back where it was made', async () => {
    await at('0x100', '48');
    await until('it is written', async () => {
      await memory('goTo', '0x100');
      await memory('edit');
      await write('58');
      await press('Escape');
      return written.at(-1) === base64(0x58);
    });
    await at('0x100', '58');
    second = await Debugged.launch({ name: 'Peek', program: 'peek.wat', invoke: 'peek', args: [0], stopOnEntry: true });
    await second.stopped();
    await until('it has the focus', async () => {
      void vscode.commands.executeCommand('workbench.action.debug.selectDebugSession');
      await write('Peek');
      await press('Enter');
      return vscode.debug.activeDebugSession?.id === second.session.id;
    });
    await at('0x100', '00');
    await memory('undo');
    await at('0xfff0', '30'); // the page has done what came before
    assert.equal(written.at(-1), base64(0x58), 'nothing is written to the other program');
    await second.end();
    await at('0x100', '58');
    await at('0x0ffffff0', '00');
  });

  it('one that is started again is compared with nothing, and has nothing to be taken back', async () => {
    await at('0x100', '58');
    await vscode.commands.executeCommand('workbench.action.debug.restart');
    await first.stopped();
    await at('0x100', '48');
    const before = written.length;
    await memory('undo');
    await at('0x120', '00');
    assert.equal(written.length, before);
  });
});
