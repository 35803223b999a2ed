/** The formatter: decides the space between tokens, and touches nothing else. */
@NullMarked
package dev.stepwasm.wat.format;

import org.jspecify.annotations.NullMarked;
