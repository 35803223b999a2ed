/** Value types, heap types, composite types, and the types of tables, memories, globals and tags (core spec 2.3). */
@NullMarked
package dev.stepwasm.wasm.type;

import org.jspecify.annotations.NullMarked;
