/** What a module can import: from hosts that catalogues describe, and from other modules. */
@NullMarked
package dev.stepwasm.ide.external;

import org.jspecify.annotations.NullMarked;
