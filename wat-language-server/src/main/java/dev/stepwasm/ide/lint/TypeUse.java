package dev.stepwasm.ide.lint;

import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;

/** How a function says its type. */
final class TypeUse {
    private TypeUse() {}

    /** {@return whether a function, the root of its segment, says {@code (type x)}} */
    static boolean isNamed(Segment segment) {
        for (int node = 1; node < segment.nodeEnd(0); node = segment.nodeEnd(node)) {
            if (segment.kind(node) == NodeKind.TYPE_USE) {
                return node + 1 < segment.nodeEnd(node) && segment.kind(node + 1) == NodeKind.TYPE_REFERENCE;
            }
        }
        return false;
    }
}
