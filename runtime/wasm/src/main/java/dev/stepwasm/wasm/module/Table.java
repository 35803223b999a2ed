package dev.stepwasm.wasm.module;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.type.TableType;
import java.util.Optional;

/**
 * A table that the module defines.
 *
 * @param initializer value of every element; null references if there is none
 * @param position offset in the source
 */
public record Table(TableType type, Optional<Expression> initializer, int position) {}
