/**
 * What bindings to other runtimes share: instances that keep memories, tables and globals where the other runtime has
 * them, while our interpreter runs their functions. A binding has classes for the three, and a machine.
 */
@NullMarked
package dev.stepwasm.engine.binding;

import org.jspecify.annotations.NullMarked;
