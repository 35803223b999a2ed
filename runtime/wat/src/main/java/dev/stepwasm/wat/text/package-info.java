/** Source text and its lines. */
@NullMarked
package dev.stepwasm.wat.text;

import org.jspecify.annotations.NullMarked;
