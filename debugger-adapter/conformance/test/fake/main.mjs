// The fake adapter as a program: node main.mjs [--listen] [FAULT...]
import net from 'node:net';
import { FakeAdapter } from './adapter.mjs';

const faults = process.argv.slice(2).filter(each => each !== '--listen');

if (process.argv.includes('--listen')) {
  const server = net.createServer({ noDelay: true }, socket => {
    const adapter = new FakeAdapter({ send: bytes => socket.write(bytes), exit: () => socket.end(), faults });
    socket.on('data', bytes => adapter.dead || adapter.take(bytes));
    socket.on('end', () => adapter.dead || adapter.finish());
    socket.on('error', () => {});
  });
  server.listen(0, '127.0.0.1', () => console.error(`listening on ${server.address().port}`));
} else {
  const adapter = new FakeAdapter({ send: bytes => process.stdout.write(bytes), exit: () => process.stdin.destroy(), faults });
  process.stdin.on('data', bytes => adapter.dead || adapter.take(bytes));
  process.stdin.on('end', () => adapter.dead || adapter.finish());
}
