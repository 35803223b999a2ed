// Makes the three files that the benchmark reads, from binaries that npm delivers, with wasm2wat of Debian's wabt:
//   k10.wat  a small module with names (tree-sitter-ini)
//   m1.wat   sql.js: all types and signatures, the first 600 KB of bodies, the others `unreachable`
//   m10.wat  sql.js: all bodies, then bodies again until there are 10 MB
// usage: node files.mjs NODE_MODULES OUT
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [modules, out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });

/** Text of a binary whose indentation is capped: deep code would otherwise be three quarters spaces. */
function textOf(binary) {
    const file = join(out, "whole.wat");
    execFileSync("wasm2wat", ["--enable-all", binary, "-o", file]);
    return readFileSync(file, "utf8").replace(/^ {17,}/gm, " ".repeat(16));
}

/** The lines of a module cut into fields: a field begins with two spaces and a parenthesis. */
function fieldsOf(text) {
    const fields = [];
    for (const line of text.replace(/\)\s*$/, "").split("\n").slice(1)) {
        if (/^ {2}\(/.test(line)) fields.push(line);
        else if (line) fields[fields.length - 1] += "\n" + line;
    }
    return fields;
}

const isFunction = (field) => field.startsWith("  (func");
/** The first line of a function, still open. */
const headOf = (field) => (field.includes("\n") ? field.split("\n")[0] : field.replace(/\)$/, ""));

function moduleOf(fields) {
    return "(module\n" + fields.join("\n") + ")\n";
}

function someBodies(fields, budget) {
    let used = 0;
    return fields.map((field) => {
        if (!isFunction(field) || (used += field.length) <= budget) return field;
        return headOf(field) + "\n    unreachable)";
    });
}

function repeated(fields, size) {
    const functions = fields.filter(isFunction);
    const last = fields.findLastIndex(isFunction);
    const more = [];
    let length = fields.reduce((sum, field) => sum + field.length + 1, 0);
    for (let i = 0; length < size; i = (i + 1) % functions.length) {
        const copy = functions[i].replace(/^ {2}\(func \(;\d+;\)/, "  (func");
        more.push(copy);
        length += copy.length + 1;
    }
    return [...fields.slice(0, last + 1), ...more, ...fields.slice(last + 1)];
}

const sql = fieldsOf(textOf(join(modules, "sql.js/dist/sql-wasm.wasm")));
writeFileSync(join(out, "k10.wat"), textOf(join(modules, "@vscode/tree-sitter-wasm/wasm/tree-sitter-ini.wasm")));
writeFileSync(join(out, "m1.wat"), moduleOf(someBodies(sql, 600_000)));
writeFileSync(join(out, "m10.wat"), moduleOf(repeated(sql, 10_000_000)));
