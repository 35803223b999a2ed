/** Tokens to syntax trees, tolerant of every mistake. */
@NullMarked
package dev.stepwasm.wat.parse;

import org.jspecify.annotations.NullMarked;
