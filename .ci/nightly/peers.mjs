// Asks other tools about the files that PeerFiles wrote; .ci/nightly/peers starts it.
// usage: node peers.mjs NODE_MODULES FILES [--all]
// A tool that crashes or hangs must not end the run: each works in a process of its own, which is started again behind
// the file that it did not survive.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const PATIENCE = 20_000;
const [modules, files, option, start] = process.argv.slice(2);
const index = readFileSync(join(files, "index.tsv"), "utf8").trim().split("\n").map((line) => line.split("\t")[1]);
const binary = (n) => new Uint8Array(readFileSync(join(files, `${n}.wasm`)));
const text = (n, layout) => readFileSync(join(files, `${n}.${layout}.wat`), "utf8");
const load = (path) => import(pathToFileURL(join(modules, path)));

/** What a step throws, as one line; empty if it does not. */
async function complaint(step) {
    try {
        await step();
        return "";
    } catch (e) {
        const lines = String(e?.payload ?? e?.message ?? e).split("\n");
        // wabt begins with a line of its own, and then says what is wrong
        return lines.find((line) => line.trim() && !/^(readWasm|parseWat|validate) failed:$/.test(line)) || "no message";
    }
}

/** The judges: for a module number, an object of questions and complaints. */
const peers = {
    async v8() {
        return async (n) => ({ "our binary": await complaint(() => new WebAssembly.Module(binary(n))) });
    },
    async jco() {
        const { print, parse } = await load("@bytecodealliance/jco/dist/api.js");
        const back = (n, layout) => async () => {
            const bytes = await parse(text(n, layout));
            if (WebAssembly.validate(bytes) !== WebAssembly.validate(binary(n))) throw new Error("V8 judges it otherwise");
            if (Buffer.compare(bytes, binary(n)) !== 0) throw new Error("(accepted) other bytes than ours");
        };
        return async (n) => ({
            "our binary": await complaint(() => print(binary(n))),
            "flat text": await complaint(back(n, "flat")),
            "folded text": await complaint(back(n, "folded")),
        });
    },
    async wabt() {
        const wabt = await (await load("wabt/index.js")).default();
        const features = {
            exceptions: true, mutable_globals: true, sat_float_to_int: true, sign_extension: true, simd: true, threads: true,
            function_references: true, multi_value: true, tail_call: true, bulk_memory: true, reference_types: true,
            annotations: true, code_metadata: true, gc: true, memory64: true, multi_memory: true, extended_const: true,
            relaxed_simd: true, custom_page_sizes: true,
        };
        const judged = (module) => {
            try {
                module.validate();
            } finally {
                module.destroy();
            }
        };
        const back = (n, layout) => () => judged(wabt.parseWat(`${n}.wat`, text(n, layout), features));
        return async (n) => ({
            "our binary": await complaint(() => judged(wabt.readWasm(binary(n), { ...features, readDebugNames: true }))),
            "flat text": await complaint(back(n, "flat")),
            "folded text": await complaint(back(n, "folded")),
        });
    },
};

async function work(peer, from) {
    const ask = await peers[peer]();
    for (let n = from; n < index.length; n++) {
        process.stdout.write(JSON.stringify({ n, answers: await ask(n) }) + "\n");
    }
}

/** Runs a worker until its end, or until it dies or falls silent; says behind which file. */
function run(peer, from, take) {
    return new Promise((done) => {
        const child = spawn(process.execPath, [process.argv[1], modules, files, peer, String(from)], {
            stdio: ["ignore", "pipe", "ignore"],
        });
        let next = from;
        let why = "crashes";
        const kill = () => ((why = "hangs"), child.kill("SIGKILL"));
        let timer = setTimeout(kill, PATIENCE);
        createInterface({ input: child.stdout }).on("line", (line) => {
            clearTimeout(timer);
            timer = setTimeout(kill, PATIENCE);
            const { n, answers } = JSON.parse(line);
            take(n, answers);
            next = n + 1;
        });
        child.on("close", () => {
            clearTimeout(timer);
            done({ next, why });
        });
    });
}

/** A message without what differs from file to file. */
const reasonOf = (message) =>
    message
        .replace(/^WebAssembly\.Module\(\): /, "")
        .replace(/Compiling function #\d+(:"[^"]*")? failed: /, "")
        .replace(/ @\+\d+.*$/, "")
        .replace(/^(\d+\.wat:\d+:\d+|<binary>:[0-9a-f]+|[0-9a-f]{7}): /, "")
        .replace(/.*kind: Custom\("([^"]*)"\).*/, "$1")
        .replace(/\(at offset 0x[0-9a-f]+\)/, "")
        .replace(/0x[0-9a-f]+|\b\d+\b/g, "N")
        .replace(/"[^"]*"|`[^`]*`/g, "...")
        .slice(0, 90)
        .trim();

const folderOf = (name) => name.split(":")[0].split("/").slice(0, 2).join("/");

async function judge(peer) {
    const questions = new Map();
    const take = (n, answers) => {
        for (const [question, message] of Object.entries(answers)) {
            const found = questions.get(question) ?? { accepted: 0, same: 0, reasons: new Map() };
            questions.set(question, found);
            const differs = message.startsWith("(accepted)");
            if (!message || differs) found.accepted++;
            if (!message) found.same++;
            else {
                const reason = reasonOf(message);
                found.reasons.set(reason, [...(found.reasons.get(reason) ?? []), n]);
            }
        }
    };
    for (let from = 0; from < index.length; ) {
        const { next, why } = await run(peer, from, take);
        from = next;
        if (next < index.length) {
            take(next, { "whole run": why });
            from = next + 1;
        }
    }
    for (const [question, { accepted, same, reasons }] of questions) {
        const bytes = peer === "jco" && question.endsWith("text") ? `, the same bytes for ${same}` : "";
        console.log(`${peer}, ${question}: ${accepted} of ${index.length} accepted${bytes}`);
        for (const [reason, list] of [...reasons].sort((a, b) => b[1].length - a[1].length)) {
            const folders = [...new Set(list.map((n) => folderOf(index[n])))];
            console.log(`  ${String(list.length).padStart(5)}  ${reason}`);
            console.log(`         ${folders.slice(0, 4).join(", ")}${folders.length > 4 ? ", ..." : ""}`);
            if (option === "--all") list.forEach((n) => console.log(`         ${n} ${index[n]}`));
        }
    }
}

if (start !== undefined) {
    await work(option, Number(start));
} else {
    for (const peer of Object.keys(peers)) await judge(peer);
}
