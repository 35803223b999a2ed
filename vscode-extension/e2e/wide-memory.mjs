// A debug adapter for a program that there is not: it stands still and has a memory of 2^63 bytes, of which each has the lowest
// byte of its number times 3. Our own engine ends at 2 GiB, so what the memory view does beyond is tried with this one.
import { createServer } from 'node:net';

const SIZE = 1n << 63n;
const byteAt = address => Number((address * 3n) & 0xffn);

const ANSWERS = {
  initialize: () => ({ supportsConfigurationDoneRequest: true, supportsReadMemoryRequest: true, supportsWriteMemoryRequest: true }),
  threads: () => ({ threads: [{ id: 1, name: 'main' }] }),
  scopes: () => ({ scopes: [] }),
  evaluate: ({ expression }) => ({ result: BigInt(expression).toString(), type: 'i64', variablesReference: 0 }),
  'stepwasm/memories': () => ({
    memories: [{ name: '$wide', memoryReference: 'memory[0]', size: `0x${SIZE.toString(16)}`, pageSize: 65536, maximumPages: 2 ** 48, address: 'i64', shared: false, landmarks: [] }]
  }),
  'stepwasm/memoryUse': () => ({ size: `0x${SIZE.toString(16)}`, blockSize: 2 ** 47, nonZero: Buffer.alloc(8192, 0xff).toString('base64'), changed: '', compared: false }),
  'stepwasm/watch': ({ breakpoints }) => ({ breakpoints: breakpoints.map((_, i) => ({ id: i + 1, verified: true })) })
};

/** Starts it. Answers its port, the requests that it has heard, and a way to end it. */
export function startWideMemory() {
  const heard = [];
  const written = new Map();
  const sockets = new Set();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    let seq = 0;
    const send = message => {
      const body = JSON.stringify({ seq: ++seq, ...message });
      socket.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    const event = (name, body) => send({ type: 'event', event: name, body });
    const bytes = (reference, count) => {
      const from = BigInt(reference.split('+')[1] ?? 0);
      const all = Array.from({ length: Number(from + BigInt(count) > SIZE ? SIZE - from : count) }, (_, i) => written.get(from + BigInt(i)) ?? byteAt(from + BigInt(i)));
      return { address: `0x${from.toString(16)}`, data: Buffer.from(all).toString('base64') };
    };
    const write = ({ memoryReference, data }) => {
      const from = BigInt(memoryReference.split('+')[1] ?? 0);
      Buffer.from(data, 'base64').forEach((byte, i) => written.set(from + BigInt(i), byte));
      event('memory', { memoryReference: 'memory[0]', offset: 0, count: 1 });
      return {};
    };
    let program;
    // The editor looks at no frame without a text.
    const stack = () => ({ stackFrames: [{ id: 1, name: '$wide', line: 1, column: 1, source: { path: program } }], totalFrames: 1 });
    const answers = { ...ANSWERS, readMemory: ({ memoryReference, count }) => bytes(memoryReference, count), writeMemory: given => write(given), stackTrace: stack };
    const receive = ({ seq: request_seq, command, arguments: given = {} }) => {
      heard.push({ command, arguments: given });
      if (command === 'launch') program = given.program;
      send({ type: 'response', request_seq, command, success: true, body: answers[command]?.(given) ?? {} });
      if (command === 'launch') event('initialized');
      if (command === 'configurationDone') event('stopped', { reason: 'entry', threadId: 1, allThreadsStopped: true });
      if (command === 'disconnect' || command === 'terminate') event('terminated');
    };
    let data = Buffer.alloc(0);
    socket.on('data', more => {
      data = Buffer.concat([data, more]);
      for (;;) {
        const end = data.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = Number(/Content-Length: (\d+)/i.exec(data.subarray(0, end).toString())?.[1]);
        if (data.length < end + 4 + length) return;
        const message = JSON.parse(data.subarray(end + 4, end + 4 + length).toString());
        data = data.subarray(end + 4 + length);
        receive(message);
      }
    });
  });
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise(resolve => server.close(resolve));
  };
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve({ port: server.address().port, heard, close })));
}
