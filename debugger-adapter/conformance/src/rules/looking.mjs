// Threads, frames, variables, expressions, memory and code of a program that stands still.
import { check, wordsOf } from '../client.mjs';

const rule = (name, where, says, run, more = {}) => ({ name, says, where, kind: 'looking', run, ...more });

const different = (list, what) => check(new Set(list).size === list.length, () => `two ${what} are the same: ${list.join(', ')}`);

/** A rule about an expression in one of the contexts of editors. */
const context = (name, says, more) =>
  rule(`evaluate-${name}`, `\`evaluate\` request, context \`${name}\``, says, async ({ stage }) => {
    const standing = await stage.run();
    const value = await stage.value(standing, stage.config.counter, { context: name });
    check(value === '1', () => `\`${stage.config.counter}\` is ${JSON.stringify(value)} in the context ${name}, not 1`);
  }, { wants: ['counter'], ...more });

/** Sets a value by a request and fails unless it is there; then a value that does not fit. */
async function change(stage, send, read, { value, shown, bad }) {
  const { client } = stage;
  const response = await client.request(...send(value));
  check(response.success, () => `the value ${value} was refused: ${wordsOf(response)}`);
  check(response.body.value === shown, () => `the response has the value ${response.body.value}, not ${shown}`);
  check((await read()) === shown, async () => `the value is not ${shown} afterwards`);
  if (bad === undefined) return;
  await client.refused(...send(bad), `although ${bad} does not fit`);
  check((await read()) === shown, 'a value that was refused has changed something');
}

/** Finds what has more than some indexed children: a scope or a variable below one. */
async function indexed(stage, standing, depth = 3) {
  const look = async (list, left) => {
    const large = list.find(each => each.indexedVariables >= 4 && each.variablesReference > 0);
    if (large || left === 0) return large;
    for (const each of list) {
      if (each.variablesReference > 0 && !each.indexedVariables) {
        const found = await look(await stage.variables(each.variablesReference), left - 1);
        if (found) return found;
      }
    }
    return undefined;
  };
  return look(await stage.scopes(standing), depth);
}

export default [
  rule('threads', '`threads` request', 'The thread that has stopped is in the list, and ids are different.', async ({ stage, client }) => {
    const { threadId } = await stage.run();
    const ids = (await client.ok('threads')).threads.map(each => each.id);
    check(ids.includes(threadId), () => `the thread ${threadId} has stopped, and the list has ${ids}`);
    different(ids, 'thread ids');
  }),
  rule('stack', '`stackTrace` request', 'The stack has the callers, innermost first, with lines and ids of their own.', async ({ stage }) => {
    const standing = await stage.run('callee');
    check(standing.frames.length >= 2, 'a function that was called has no caller in the stack');
    stage.isAt(standing, 'callee');
    check(standing.frames[1].line === stage.line('call'), () => `the caller is at line ${standing.frames[1].line}, not at the call in line ${stage.line('call')}`);
    different(standing.frames.map(each => each.id), 'frame ids');
    check(standing.frame.source?.path !== undefined || standing.frame.source?.sourceReference > 0, 'the frame has no source');
  }),
  rule('stack-pages', '`StackTraceArguments.startFrame`, `levels`', 'The stack can be read in pages.', async ({ stage, client }) => {
    const standing = await stage.stop('deep', { at: ['deep'] });
    const read = async more => (await client.ok('stackTrace', { ...standing.thread, ...more })).stackFrames.map(each => `${each.name}:${each.line}`);
    const all = await read({});
    const paged = [...(await read({ startFrame: 0, levels: 3 })), ...(await read({ startFrame: 3, levels: 2 })), ...(await read({ startFrame: 5 }))];
    check(all.length >= 10, () => `a deep stack has ${all.length} frames only`);
    check(paged.join() === all.join(), () => `pages of the stack are not the stack: ${paged.join()} and ${all.join()}`);
    check((await read({ startFrame: 0, levels: 0 })).length === all.length, '`levels: 0` does not mean all frames');
    const beyond = await client.request('stackTrace', { ...standing.thread, startFrame: 1_000_000, levels: 5 });
    check(!beyond.success || beyond.body.stackFrames.length === 0, 'there are frames beyond the end of the stack');
  }, { needs: 'supportsDelayedStackTraceLoading', orElse: config => config.pagesStack === true, wants: ['scenarios.deep'] }),
  rule('scopes', '`scopes` request', 'Frames have scopes with different names, and what they hold can be read.', async ({ stage }) => {
    const standing = await stage.run();
    const scopes = await stage.scopes(standing);
    check(scopes.length > 0, 'the frame has no scope');
    different(scopes.map(each => each.name), 'scopes');
    for (const each of scopes) if (each.variablesReference > 0) await stage.variables(each.variablesReference);
  }),
  rule('variables', '`variables` request', 'Variables have the values that the program has given them.', async ({ stage }) => {
    const standing = await stage.run();
    const { value } = await stage.variable(standing, stage.config.variable);
    check(value === stage.config.variable.first, () => `\`${stage.config.variable.name}\` is ${value}, not ${stage.config.variable.first}`);
    const { variables } = await stage.scope(standing, stage.config.variable.scope);
    different(variables.map(each => each.name), 'variables');
  }, { wants: ['variable.first'] }),
  rule('variables-paged', '`VariablesArguments.start`, `count`, `filter`', 'Indexed children can be read in pages, and there are as many as were announced.', async ({ stage, skip }) => {
    const standing = await stage.run();
    const parent = await indexed(stage, standing);
    if (!parent) skip('nothing in the program has `indexedVariables`');
    const { variablesReference: reference, indexedVariables: count } = parent;
    const page = await stage.variables(reference, { filter: 'indexed', start: 1, count: 3 });
    check(page.length === 3, () => `3 of ${count} children were asked for, and ${page.length} came`);
    const whole = await stage.variables(reference, { filter: 'indexed', start: 0, count: Math.min(count, 8) });
    check(page.every((each, index) => each.name === whole[index + 1].name), () => `children 1 to 3 are ${page.map(each => each.name)}, but ${whole.slice(1, 4).map(each => each.name)} in the whole`);
    const last = await stage.variables(reference, { filter: 'indexed', start: count - 1, count: 5 });
    check(last.length === 1, () => `the last child was asked for, and ${last.length} came`);
  }),
  rule('set-variable', '`setVariable` request', 'A variable takes a value, and refuses one that does not fit.', async ({ stage }) => {
    const { variable } = stage.config;
    const standing = await stage.run();
    const { reference } = await stage.variable(standing, variable);
    await change(stage, value => ['setVariable', { variablesReference: reference, name: variable.name, value }], async () => (await stage.variables(reference)).find(each => each.name === variable.name).value, variable.set);
  }, { needs: 'supportsSetVariable', wants: ['variable.set'] }),
  rule('set-expression', '`setExpression` request', 'An expression takes a value, and refuses one that does not fit.', async ({ stage, client }) => {
    const { text, fixed, ...set } = stage.config.assignable;
    const standing = await stage.run();
    await change(stage, value => ['setExpression', { expression: text, value, frameId: standing.frameId }], () => stage.value(standing, text), set);
    if (fixed) await client.refused('setExpression', { expression: fixed, value: set.value, frameId: standing.frameId }, `although ${fixed} cannot be changed`);
  }, { needs: 'supportsSetExpression', wants: ['assignable'] }),
  context('watch', 'Watches are evaluated.'),
  context('repl', 'What is typed in the console is evaluated.'),
  context('hover', 'What is under the pointer is evaluated.', { needs: 'supportsEvaluateForHovers' }),
  context('clipboard', 'Values can be copied.', { needs: 'supportsClipboardContext' }),
  rule('evaluate-wrong', '`evaluate` request', 'An expression that means nothing is refused in words.', async ({ stage, client }) => {
    const { frameId } = await stage.run();
    await client.refused('evaluate', { expression: stage.config.wrong, frameId, context: 'watch' }, 'although it means nothing');
  }, { wants: ['wrong'] }),
  rule('value-format', '`Capabilities.supportsValueFormattingOptions`', 'Values are shown in hexadecimal if the client wants that.', async ({ stage, client }) => {
    const { text, shown } = stage.config.hexadecimal;
    const standing = await stage.run();
    const value = await stage.value(standing, text, { format: { hex: true } });
    check(value.toLowerCase() === shown, () => `\`${text}\` is ${value} in hexadecimal, not ${shown}`);
    const [scope] = await stage.scopes(standing);
    await stage.variables(scope.variablesReference, { format: { hex: true } });
    await client.ok('stackTrace', { ...standing.thread, format: { parameters: true, line: true, hex: true } });
  }, { needs: 'supportsValueFormattingOptions', wants: ['hexadecimal'] }),
  rule('completions', '`completions` request', 'Names are completed, in the console of any frame.', async ({ stage, client }) => {
    const { text, label } = stage.config.completion;
    const { frameId } = await stage.run();
    const { targets } = await client.ok('completions', { frameId, text, column: text.length + stage.firstLine });
    const labels = targets.map(each => each.label);
    check(labels.includes(label), () => `\`${text}\` is not completed to \`${label}\`: ${labels.slice(0, 20).join(', ')}`);
    await client.request('completions', { text: '', column: stage.firstLine });
    await client.request('completions', { frameId, text, column: 10_000 });
  }, { needs: 'supportsCompletionsRequest', wants: ['completion'] }),
  rule('read-memory', '`readMemory` request', 'Bytes are read; what is no memory is told as such.', async ({ stage, client }) => {
    const { memoryReference, offset, bytes, size } = await memory(stage);
    const { data } = await client.ok('readMemory', { memoryReference, offset, count: bytes.length });
    check(Buffer.from(data, 'base64').equals(bytes), () => `the bytes are ${data}, not ${bytes.toString('base64')}`);
    const none = await client.ok('readMemory', { memoryReference, offset, count: 0 });
    check(Buffer.from(none.data ?? '', 'base64').length === 0, 'no bytes were asked for, and some came');
    if (size !== undefined) {
      const end = await client.ok('readMemory', { memoryReference, offset: size - 4, count: 12 });
      check(Buffer.from(end.data ?? '', 'base64').length === 4, () => `4 bytes are left before the end, and the response has ${Buffer.from(end.data ?? '', 'base64').length}`);
      check(end.unreadableBytes === undefined || end.unreadableBytes === 8, () => `8 of 12 bytes are beyond the end, and unreadableBytes is ${end.unreadableBytes}`);
    }
    await client.refused('readMemory', { memoryReference: 'no such memory', count: 4 }, 'but there is no such memory');
  }, { needs: 'supportsReadMemoryRequest', wants: ['memory'] }),
  rule('write-memory', '`writeMemory` request', 'Bytes are written; nothing is written beyond the end.', async ({ stage, client }) => {
    const { memoryReference, offset, bytes, size } = await memory(stage);
    const written = Buffer.from([...bytes].map(each => each ^ 0x5a));
    await client.ok('writeMemory', { memoryReference, offset, data: written.toString('base64') });
    const { data } = await client.ok('readMemory', { memoryReference, offset, count: bytes.length });
    check(Buffer.from(data, 'base64').equals(written), 'the bytes that were written are not there');
    if (size !== undefined) await client.refused('writeMemory', { memoryReference, offset: size, data: 'AAAA' }, 'beyond the end of the memory');
    await client.refused('writeMemory', { memoryReference, offset, data: '*no base64*' }, 'but the data is not base64');
  }, { needs: 'supportsWriteMemoryRequest', wants: ['memory'] }),
  rule('disassemble', '`disassemble` request: "exactly this number of instructions"', 'As many instructions come as were asked for, with the right one in its place.', async ({ stage, client }) => {
    const { frame } = await stage.run();
    const memoryReference = frame.instructionPointerReference;
    check(memoryReference !== undefined, 'the frame has no `instructionPointerReference`');
    for (const [instructionOffset, instructionCount] of [[0, 10], [-3, 10], [-5_000, 50], [5_000, 50], [0, 1]]) {
      const { instructions } = await client.ok('disassemble', { memoryReference, instructionOffset, instructionCount, resolveSymbols: true });
      check(instructions.length === instructionCount, () => `${instructionCount} instructions were asked for, and ${instructions.length} came`);
      const here = instructions[-instructionOffset];
      if (here) check(BigInt(here.address) === BigInt(memoryReference), () => `instruction 0 has the address ${here.address}, not ${memoryReference}`);
    }
    await client.refused('disassemble', { memoryReference: 'nowhere', instructionCount: 4 }, 'but there is no such memory');
  }, { needs: 'supportsDisassembleRequest' }),
  rule('modules', '`modules` request', 'Modules have different ids, and can be read in pages.', async ({ stage, client }) => {
    await stage.run();
    const { modules, totalModules } = await client.ok('modules', {});
    check(modules.length > 0, 'a program runs, and there is no module');
    different(modules.map(each => each.id), 'module ids');
    const page = await client.ok('modules', { startModule: 0, moduleCount: 1 });
    check(page.modules.length === 1, () => `1 module was asked for, and ${page.modules.length} came`);
    if (totalModules !== undefined) {
      const beyond = await client.ok('modules', { startModule: totalModules, moduleCount: 5 });
      check(beyond.modules.length === 0, 'there are modules beyond the last');
    }
  }, { needs: 'supportsModulesRequest' }),
  rule('loaded-sources', '`loadedSources` request', 'The sources of the program are listed, with the one in which it stands.', async ({ stage, client }) => {
    const { frame } = await stage.run();
    const { sources } = await client.ok('loadedSources', {});
    check(sources.some(each => each.path === frame.source.path), () => `the source ${frame.source.path} of the frame is not among ${sources.map(each => each.path)}`);
  }, { needs: 'supportsLoadedSourcesRequest' }),
  rule('source', '`source` request', 'The text of a source with a reference is given; one that is not there is refused.', async ({ stage, client }) => {
    const { frame } = await stage.run();
    const sourceReference = frame.source?.sourceReference ?? 0;
    if (sourceReference > 0) {
      const { content } = await client.ok('source', { source: frame.source, sourceReference });
      check(content.length > 0, 'the source has no text');
    }
    await client.refused('source', { source: { name: 'nowhere', sourceReference: 987_654 }, sourceReference: 987_654 }, 'but there is no such source');
  }),
  rule('locations', '`locations` request', 'A location reference means a place in a source.', async ({ stage, client, skip }) => {
    const standing = await stage.run();
    let reference;
    for (const scope of await stage.scopes(standing)) {
      for (const each of await stage.variables(scope.variablesReference)) reference ??= each.valueLocationReference ?? each.declarationLocationReference;
    }
    if (!reference) skip('nothing in the program has a location reference');
    const { source, line } = await client.ok('locations', { locationReference: reference });
    check(source && line > 0, 'the location has no source or line');
  }),
];

/** The memory that the configuration names, at the stop. */
async function memory(stage) {
  const { variable, reference, offset = 0, bytes, size } = stage.config.memory;
  const standing = await stage.run();
  const memoryReference = reference ?? (await stage.variable(standing, variable)).memoryReference;
  check(memoryReference !== undefined, 'the variable has no `memoryReference`');
  return { memoryReference, offset, bytes: Buffer.from(bytes), size };
}
