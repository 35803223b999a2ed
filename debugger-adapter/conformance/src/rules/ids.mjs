// Ids that mean nothing, or nothing any more, and how the client counts.
import { pathToFileURL } from 'node:url';
import { check } from '../client.mjs';
import { alive } from './malformed.mjs';

const rule = (name, where, says, run, more = {}) => ({ name, says, where, kind: 'ids', run, ...more });

const lifetime = '"Lifetime of Objects References"';

/** A request about what is not there is refused, or answered with nothing. */
async function nothing(client, command, args, list) {
  const response = await client.request(command, args);
  check(!response.success || (list && response.body?.[list]?.length === 0), () => `\`${command}\` with ${JSON.stringify(args)} was answered: ${JSON.stringify(response.body)}`);
}

const unknown = (name, where, says, ask) =>
  rule(name, where, says, async ({ stage, client }) => {
    const standing = await stage.run();
    for (const each of [987_654, 0, -1, 2 ** 31 - 1]) await ask(client, each, standing);
    await alive(client, 'unknown ids');
  });

/** Reads what stands still, lets the program go on as told, and asks by the old ids. */
const dead = (name, says, move) =>
  rule(name, lifetime, says, async ({ stage, client }) => {
    const standing = await stage.run();
    const scopes = await stage.scopes(standing);
    const references = scopes.map(each => each.variablesReference).filter(each => each > 0);
    for (const each of references) await stage.variables(each);
    await move(stage, client, standing);
    await nothing(client, 'scopes', { frameId: standing.frameId }, 'scopes');
    for (const variablesReference of references) await nothing(client, 'variables', { variablesReference }, 'variables');
    if (stage.config.counter) await nothing(client, 'evaluate', { expression: stage.config.counter, frameId: standing.frameId, context: 'watch' });
    if (client.capabilities.supportsSetVariable && stage.config.variable) {
      await nothing(client, 'setVariable', { variablesReference: references[0], name: stage.config.variable.name, value: stage.config.variable.first ?? '1' });
    }
    await alive(client, 'dead ids');
  });

export default [
  dead('ids-dead-after-step', 'Ids of frames and variables are refused when the program has made a step.', async (stage, client, standing) => {
    await client.ok('next', standing.thread);
    await client.stopped();
  }),
  dead('ids-dead-after-continue', 'Ids of frames and variables are refused when the program has gone on and stopped again.', async (stage, client, standing) => {
    await stage.continue(standing);
    await client.stopped();
  }),
  dead('ids-dead-after-end', 'Ids of frames and variables are refused when the program has ended.', async (stage, client, standing) => {
    await stage.breakpoints();
    await stage.continue(standing);
    await client.terminated();
  }),
  rule('ids-new-after-step', lifetime, 'After a step frames and variables have ids that are good.', async ({ stage, note }) => {
    const standing = await stage.run();
    const next = await stage.go('next', standing.thread);
    if (next.frameId === standing.frameId) note(`the frame id ${next.frameId} means another frame than before the step; the protocol allows that`);
    for (const each of await stage.scopes(next)) if (each.variablesReference > 0) await stage.variables(each.variablesReference);
  }),
  rule('ids-stay-while-stopped', lifetime, 'Ids stay good as long as the program stands still.', async ({ stage, client }) => {
    const standing = await stage.run();
    const scopes = await stage.scopes(standing);
    await client.ok('stackTrace', standing.thread);
    await client.request('evaluate', { expression: stage.config.wrong ?? '', frameId: standing.frameId });
    await stage.breakpoints('stop', 'first');
    await client.ok('scopes', { frameId: standing.frameId });
    for (const each of scopes) if (each.variablesReference > 0) await stage.variables(each.variablesReference);
  }),
  unknown('unknown-frame', '`scopes`, `evaluate` requests', 'A frame that is not there is refused.', async (client, frameId) => {
    await nothing(client, 'scopes', { frameId }, 'scopes');
    await nothing(client, 'evaluate', { expression: '1', frameId, context: 'watch' });
  }),
  unknown('unknown-variables', '`variables` request', 'Variables that are not there are refused.', (client, variablesReference) => nothing(client, 'variables', { variablesReference }, 'variables')),
  unknown('unknown-thread', '`stackTrace`, `continue` and other requests', 'A thread that is not there is refused, and the program does not move.', async (client, threadId, standing) => {
    if (threadId === standing.threadId) return;
    await nothing(client, 'stackTrace', { threadId }, 'stackFrames');
    for (const command of ['continue', 'next', 'stepIn', 'stepOut']) await nothing(client, command, { threadId });
    await client.ok('stackTrace', standing.thread);
  }),
  rule('lines-from-0', '`InitializeRequestArguments.linesStartAt1`', 'Lines start at 0 for a client that wants that.', async ({ stage, client }) => {
    await client.initialize({ linesStartAt1: false });
    stage.firstLine = 0;
    const standing = await stage.run('callee');
    stage.isAt(standing, 'callee');
    const caller = standing.frames[1]?.line;
    check(caller === stage.line('call'), () => `the caller is at line ${caller}, not at ${stage.line('call')}`);
    const { line } = stage.placed[0];
    check(line === undefined || line === stage.line('callee'), () => `the breakpoint is at line ${line}, not at ${stage.line('callee')}`);
  }, { greet: false }),
  rule('columns-from-0', '`InitializeRequestArguments.columnsStartAt1`', 'Columns start at 0 for a client that wants that.', async ({ stage, client, open, skip }) => {
    await client.initialize({ columnsStartAt1: false });
    const { frame } = await stage.run();
    const other = await open();
    const one = (await other.stage.run()).frame;
    if (one.column === 0) skip('the adapter does not know columns');
    check(one.column === frame.column + 1, () => `the column is ${frame.column} from 0 and ${one.column} from 1`);
  }, { greet: false }),
  rule('path-format', '`InitializeRequestArguments.pathFormat`', 'Paths are URIs for a client that wants that.', async ({ stage, client }) => {
    await client.initialize({ pathFormat: 'uri' });
    const uri = pathToFileURL(stage.config.source).href;
    stage.path = uri;
    const { frame } = await stage.run();
    check(frame.source.path?.toLowerCase() === uri.toLowerCase(), () => `the path of the source is ${frame.source.path}, not ${uri}`);
  }, { greet: false }),
];
