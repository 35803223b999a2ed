// Runs modules on V8. Input, from a file: a line `module BASE64`, then a line `call EXPORT ARGUMENT... = KIND...` for each call, with
// arguments as KIND:HEXBITS. Output: a line for each call, as dev.stepwasm.engine.differential.Answers writes it.
import { createInterface } from 'node:readline';
import { createReadStream } from 'node:fs';

const scratch = new DataView(new ArrayBuffer(8));

const REASONS = [
    [/^divide by zero|^remainder by zero/, 'integer divide by zero'],
    [/^divide result unrepresentable|^float unrepresentable in integer range/, 'integer does not fit'],
    [/^memory access out of bounds/, 'out of bounds memory access'],
    [/^table index is out of bounds|^table access out of bounds|^table index out of bounds|^element segment out of bounds/, 'outside a table'],
    [/^(null function or )?function signature mismatch/, 'null or another signature'],
    [/^operation does not support unaligned accesses/, 'unaligned atomic'],
    [/^unreachable/, 'unreachable'],
    [/^Maximum call stack size exceeded/, 'call stack exhausted'],
];

function fromBits(text) {
    const [kind, hex] = text.split(':');
    const bits = BigInt('0x' + hex);
    scratch.setBigUint64(0, bits);
    switch (kind) {
        case 'i32': return Number(BigInt.asIntN(32, bits));
        case 'i64': return BigInt.asIntN(64, bits);
        case 'f32': return scratch.getFloat32(4);
        default: return scratch.getFloat64(0);
    }
}

function show(kind, value) {
    switch (kind) {
        case 'i32': return 'i32:' + (value >>> 0).toString(16);
        case 'i64': return 'i64:' + BigInt.asUintN(64, value).toString(16);
        case 'f32':
            scratch.setFloat32(0, value);
            return Number.isNaN(value) ? 'f32:nan' : 'f32:' + scratch.getUint32(0).toString(16);
        default:
            scratch.setFloat64(0, value);
            return Number.isNaN(value) ? 'f64:nan' : 'f64:' + scratch.getBigUint64(0).toString(16);
    }
}

function hash(memory) {
    const words = new Int32Array(memory.buffer);
    let hash = memory.buffer.byteLength | 0;
    for (let i = 0; i < words.length; i++) {
        hash = Math.imul(hash, 31) + words[i] | 0;
    }
    return (hash >>> 0).toString(16);
}

function reason(error) {
    const known = REASONS.find(([words]) => words.test(error.message));
    return known ? known[1] : String(error);
}

function answer(instance, line) {
    const [call, kinds] = line.split(' =');
    const [, name, ...parameters] = call.split(' ');
    const results = kinds.trim() === '' ? [] : kinds.trim().split(' ');
    let words;
    try {
        const value = instance.exports[name](...parameters.map(fromBits));
        const values = results.length === 0 ? [] : results.length === 1 ? [value] : [...value];
        words = values.map((each, i) => show(results[i], each)).join(' ');
    } catch (error) {
        words = reason(error);
    }
    return `${words} #${hash(instance.exports.memory)}`;
}

let instance;
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
    if (line.startsWith('module ')) {
        try {
            instance = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(line.slice(7), 'base64')));
        } catch (error) {
            instance = undefined;
            console.log(`refused: ${error.message}`);
        }
    } else if (instance) {
        console.log(answer(instance, line));
    } else {
        console.log('no instance');
    }
}
