/** Annotations that mean something: {@code @custom}, {@code @name} and branch hints. All others are comments. */
@NullMarked
package dev.stepwasm.wat.annotate;

import org.jspecify.annotations.NullMarked;
