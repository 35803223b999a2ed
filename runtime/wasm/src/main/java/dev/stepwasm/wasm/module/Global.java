package dev.stepwasm.wasm.module;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.type.GlobalType;

/**
 * A global that the module defines.
 *
 * @param position offset in the source
 */
public record Global(GlobalType type, Expression initializer, int position) {}
