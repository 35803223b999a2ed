// Times a kernel on V8 and prints the median of one run: node v8.mjs KERNEL.wasm WARM-UP-MS ROUNDS MS-OF-A-MEASUREMENT
import { readFileSync } from 'node:fs';

const [file, warmUp, rounds, milliseconds] = [process.argv[2], ...process.argv.slice(3).map(Number)];
const cpu = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
};
const time = (run) => {
    const before = cpu();
    run();
    return cpu() - before;
};
const { run } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file))).exports;
for (let spent = 0; spent < warmUp; ) {
    spent += time(() => run(2));
}
const count = Math.ceil(milliseconds / time(() => run(1)));
const times = Array.from({ length: rounds }, () => time(() => run(count)) / count).sort((a, b) => a - b);
console.log(times[rounds >> 1]);
