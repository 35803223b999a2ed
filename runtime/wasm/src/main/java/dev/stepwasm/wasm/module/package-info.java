/** A module as records (core spec 2.5). */
@NullMarked
package dev.stepwasm.wasm.module;

import org.jspecify.annotations.NullMarked;
