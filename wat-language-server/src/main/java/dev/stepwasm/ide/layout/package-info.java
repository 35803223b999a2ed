/** What lies where in memories and tables when a module is instantiated. */
@NullMarked
package dev.stepwasm.ide.layout;

import org.jspecify.annotations.NullMarked;
