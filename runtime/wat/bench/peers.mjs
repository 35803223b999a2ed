// Times other tools on the same files, for the comparison that `run` prints: wat2wasm of Debian's wabt as a process, and
// the packages @mdn/watify and @bytecodealliance/jco in this process.
// usage: node peers.mjs NODE_MODULES FILE...
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const ROUNDS = 15;

async function load(name, entry) {
    return import(pathToFileURL(join(modules, name, entry)));
}

async function time(tool, file, work) {
    const times = [];
    for (let i = -3; i < ROUNDS; i++) {
        const start = performance.now();
        await work();
        if (i >= 0) times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const name = basename(file, ".wat").padEnd(6);
    console.log(`${name} ${tool.padEnd(34)} ${times[0].toFixed(1).padStart(8)} ${times[ROUNDS >> 1].toFixed(1).padStart(8)}`);
}

function entryOf(name) {
    const about = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
    const exported = about.exports?.["."] ?? about.exports;
    const found = typeof exported === "string" ? exported : (exported?.import?.default ?? exported?.import ?? exported?.default);
    return found ?? about.module ?? about.main;
}

const { watify, initSync } = await load("@mdn/watify", "watify.js");
initSync({ module: readFileSync(join(modules, "@mdn/watify/watify_bg.wasm")) });
const jco = await load("@bytecodealliance/jco", entryOf("@bytecodealliance/jco"));

console.log(`${"file".padEnd(6)} ${"peer".padEnd(34)} ${"min ms".padStart(8)} ${"median".padStart(8)}`);
for (const file of files) {
    const text = readFileSync(file, "utf8");
    await time("wat2wasm, process", file, () => {
        const result = spawnSync("wat2wasm", ["--enable-all", file, "-o", "/dev/null"]);
        if (result.status !== 0) throw new Error(String(result.stderr).slice(0, 200));
    });
    await time("@mdn/watify, warm", file, () => watify(text));
    await time("jco parse, warm", file, () => jco.parse(text));
}
