/** What is known about instructions: texts, types and the operand stack at a place. */
@NullMarked
package dev.stepwasm.ide.instruction;

import org.jspecify.annotations.NullMarked;
