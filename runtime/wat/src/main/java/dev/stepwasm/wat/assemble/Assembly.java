package dev.stepwasm.wat.assemble;

import dev.stepwasm.wasm.source.SourceMap;

/**
 * A module in the binary format and where each of its instructions comes from.
 *
 * @param bytes the file; not a copy, so leave it as it is
 * @param sourceMap code offsets are offsets into {@code bytes}, spans are UTF-16 offsets into the text
 */
@SuppressWarnings("ArrayRecordComponent") // a file is handed on, never compared
public record Assembly(byte[] bytes, SourceMap sourceMap) {}
