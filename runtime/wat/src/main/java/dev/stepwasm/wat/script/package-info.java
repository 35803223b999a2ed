/** Test scripts ({@code .wast}): their commands as records, and what is wrong with them. */
@NullMarked
package dev.stepwasm.wat.script;

import org.jspecify.annotations.NullMarked;
