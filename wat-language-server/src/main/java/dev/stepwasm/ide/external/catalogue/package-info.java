/** Catalogues of what hosts offer: JSON that people write, and that comes with the server. */
@NullMarked
package dev.stepwasm.ide.external.catalogue;

import org.jspecify.annotations.NullMarked;
