/** The lossless syntax tree: compact arrays with thin views. */
@NullMarked
package dev.stepwasm.wat.tree;

import org.jspecify.annotations.NullMarked;
