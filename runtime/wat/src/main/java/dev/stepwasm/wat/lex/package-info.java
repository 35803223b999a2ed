/** Characters to tokens: kinds and offsets in primitive arrays. */
@NullMarked
package dev.stepwasm.wat.lex;

import org.jspecify.annotations.NullMarked;
