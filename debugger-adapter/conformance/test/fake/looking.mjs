// The requests of the fake adapter that look at what stands still.
import { readFileSync } from 'node:fs';
import { Refusal, source } from './adapter.mjs';
import { thread } from './requests.mjs';

const frames = { frameId: 'number' };
const variables = { variablesReference: 'number' };

/** What expressions mean, in the frame with an id or on top. */
function evaluate(adapter, { expression, frameId }) {
  const machine = adapter.stopped();
  const frame = frameId === undefined || adapter.bad('any-frame') ? machine.top : adapter.thing('frame', frameId).frame;
  try {
    return machine.evaluate(expression, frame);
  } catch (error) {
    if (adapter.bad('evaluates-anything')) return 0;
    throw new Refusal(error.message);
  }
}

const show = (adapter, value, format) => (format?.hex && !adapter.bad('decimal-only') ? `0x${value.toString(16)}` : String(value));

/** A number that a client has written, in decimal or hexadecimal. */
function given(text) {
  if (!/^(0x[\da-f]+|-?\d+)$/i.test(text)) throw new Refusal(`${text} is not a number`);
  return Number(text);
}

function page(list, { start = 0, count = 0 }) {
  return list.slice(start, count > 0 ? start + count : undefined);
}

function childrenOf(adapter, { variablesReference, start, count, format }) {
  if (adapter.bad('any-variables')) return [{ name: 'x', value: '1', variablesReference: 0 }];
  const { what, frame } = adapter.thing('scope', variablesReference);
  const variable = ([name, value]) => ({ name, value: show(adapter, adapter.bad('wrong-value') && name === 'acc' ? value + 1 : value, format), type: 'number', variablesReference: 0 });
  switch (what) {
    case 'Locals':
      return Object.entries(frame.locals).map(each => ({ ...variable(each), declarationLocationReference: adapter.handle({ kind: 'location', line: 2 }) }));
    case 'Globals':
      return [...Object.entries(adapter.machine.globals).map(variable), { name: 'memory', value: '64 bytes', variablesReference: adapter.handle({ kind: 'scope', what: 'Bytes' }), indexedVariables: 64, memoryReference: 'memory' }];
    default: {
      const bytes = [...adapter.machine.memory].map((value, index) => variable([String(index), value]));
      return adapter.bad('ignores-paging') ? bytes : page(bytes, { start, count });
    }
  }
}

function memory(adapter, { memoryReference, offset = 0 }) {
  if (memoryReference !== 'memory') throw new Refusal(`there is no memory ${memoryReference}`);
  return { bytes: adapter.machine.memory, offset };
}

export const looking = {
  threads: {
    run(adapter) {
      const thread = adapter.bad('thread-without-name') ? { id: 1 } : { id: adapter.bad('other-thread') ? 2 : 1, name: 'main' };
      return { threads: adapter.machine && !adapter.machine.ended ? [thread] : [] };
    },
  },
  stackTrace: {
    takes: { threadId: 'number' },
    run(adapter, args) {
      thread(adapter, args);
      const machine = adapter.stopped();
      const all = machine.frames.map(frame => ({ frame })).reverse();
      if (adapter.bad('stack-without-callers')) all.splice(1);
      const wanted = adapter.bad('ignores-pages') ? all : page(all, { start: args.startFrame, count: args.levels });
      const stackFrames = wanted.map(({ frame }) => ({
        id: adapter.handle({ kind: 'frame', frame }),
        name: frame.name,
        source: adapter.source,
        line: adapter.line(frame.line),
        column: adapter.column(3),
        instructionPointerReference: `0x${(frame.line * 4).toString(16)}`,
      }));
      return { stackFrames, totalFrames: all.length };
    },
  },
  scopes: {
    takes: frames,
    run(adapter, { frameId }) {
      adapter.stopped();
      if (adapter.bad('dead-frames')) throw new Refusal('it is gone');
      const frame = adapter.bad('any-frame') ? adapter.machine.top : adapter.thing('frame', frameId).frame;
      const names = adapter.bad('same-scopes') ? ['Locals', 'Locals'] : ['Locals', 'Globals'];
      return { scopes: names.map(what => ({ name: what, variablesReference: adapter.handle({ kind: 'scope', what, frame }), expensive: false })) };
    },
  },
  variables: { takes: variables, run: (adapter, args) => ({ variables: childrenOf(adapter, args) }) },
  setVariable: {
    needs: 'supportsSetVariable',
    takes: { ...variables, name: 'string', value: 'string' },
    run(adapter, { variablesReference, name, value }) {
      const { frame } = adapter.thing('scope', variablesReference);
      const number = given(value);
      if (!adapter.bad('sets-nothing')) adapter.stopped().set(name, number, frame);
      return { value: String(number) };
    },
  },
  setExpression: {
    needs: 'supportsSetExpression',
    takes: { expression: 'string', value: 'string' },
    run(adapter, { expression, value, frameId }) {
      const { frame } = adapter.thing('frame', frameId);
      if (!/^\w+$/.test(expression)) throw new Refusal(`${expression} cannot be changed`);
      const number = given(value);
      if (!adapter.bad('sets-no-expression')) adapter.stopped().set(expression, number, frame);
      return { value: String(number) };
    },
  },
  evaluate: {
    takes: { expression: 'string' },
    run(adapter, args) {
      if (adapter.bad(`no-${args.context}`)) throw new Refusal(`not in the context ${args.context}`);
      return { result: show(adapter, evaluate(adapter, args), args.format), variablesReference: 0 };
    },
  },
  completions: {
    needs: 'supportsCompletionsRequest',
    takes: { text: 'string', column: 'number' },
    run(adapter, { text }) {
      const names = Object.keys({ ...adapter.machine?.globals, ...adapter.machine?.top?.locals });
      return { targets: adapter.bad('no-completions') ? [] : names.filter(each => each.startsWith(text)).map(label => ({ label })) };
    },
  },
  exceptionInfo: {
    needs: 'supportsExceptionInfoRequest',
    takes: { threadId: 'number' },
    run(adapter) {
      adapter.stopped();
      if (adapter.why.reason !== 'exception' && !adapter.bad('exception-info-always')) throw new Refusal('there is no exception');
      return { exceptionId: 'luck', breakMode: 'always', description: adapter.bad('empty-exception-info') ? '' : 'out of luck' };
    },
  },
  readMemory: {
    needs: 'supportsReadMemoryRequest',
    takes: { memoryReference: 'string', count: 'number' },
    run(adapter, args) {
      const { bytes, offset } = memory(adapter, args);
      const read = bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + args.count, bytes.length));
      return { address: String(offset), data: (adapter.bad('wrong-bytes') ? Buffer.from('wrong') : read).toString('base64'), unreadableBytes: args.count - read.length };
    },
  },
  writeMemory: {
    needs: 'supportsWriteMemoryRequest',
    takes: { memoryReference: 'string', data: 'string' },
    run(adapter, args) {
      const { bytes, offset } = memory(adapter, args);
      if (!/^[A-Za-z0-9+/]*=*$/.test(args.data)) throw new Refusal('the data is not base64');
      const data = Buffer.from(args.data, 'base64');
      if (offset + data.length > bytes.length) throw new Refusal('beyond the end');
      if (!adapter.bad('writes-nothing')) data.copy(bytes, offset);
      return { offset: 0, bytesWritten: data.length };
    },
  },
  disassemble: {
    needs: 'supportsDisassembleRequest',
    takes: { memoryReference: 'string', instructionCount: 'number' },
    run(adapter, { memoryReference, instructionOffset = 0, instructionCount }) {
      if (!memoryReference.startsWith('0x')) throw new Refusal(`there is no code at ${memoryReference}`);
      const first = Number(memoryReference) / 4 + instructionOffset;
      const count = adapter.bad('fewer-instructions') ? Math.min(instructionCount, 5) : instructionCount;
      return {
        instructions: Array.from({ length: count }, (_, index) => {
          const code = adapter.program.code.get(first + index);
          return { address: String((first + index) * 4), instruction: code?.text ?? '?', ...(code ? {} : { presentationHint: 'invalid' }) };
        }),
      };
    },
  },
  modules: {
    needs: 'supportsModulesRequest',
    run(adapter, { startModule, moduleCount }) {
      const all = [{ id: 1, name: 'program' }, { id: 2, name: 'library' }];
      return { modules: adapter.bad('ignores-module-pages') ? all : page(all, { start: startModule, count: moduleCount }), totalModules: all.length };
    },
  },
  loadedSources: { needs: 'supportsLoadedSourcesRequest', run: adapter => ({ sources: adapter.bad('no-loaded-sources') ? [] : [adapter.source] }) },
  source: {
    takes: { sourceReference: 'number' },
    run(adapter) {
      if (adapter.bad('source-for-anything')) return { content: readFileSync(source, 'utf8') };
      throw new Refusal('there is no such source');
    },
  },
  locations: {
    takes: { locationReference: 'number' },
    run(adapter, { locationReference }) {
      const { line } = adapter.thing('location', locationReference);
      if (adapter.bad('no-location')) throw new Refusal('it is gone');
      return { source: adapter.source, line: adapter.line(line) };
    },
  },
};
