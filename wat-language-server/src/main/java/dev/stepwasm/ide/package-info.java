/**
 * What an editor can ask about a WebAssembly text: one class per feature, plain Java over {@link
 * dev.stepwasm.wat.Analysis}, offsets and spans in and out. Knows no protocol and does no IO.
 */
@NullMarked
package dev.stepwasm.ide;

import org.jspecify.annotations.NullMarked;
