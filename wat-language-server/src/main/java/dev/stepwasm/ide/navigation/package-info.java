/** Where things are defined and used. */
@NullMarked
package dev.stepwasm.ide.navigation;

import org.jspecify.annotations.NullMarked;
