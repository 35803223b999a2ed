package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Keeps numbers right where an entry comes into an index space, or moves in it. Looks at the whole module. */
final class Shift {
    private Shift() {}

    /** {@return an edit with those of the numbers that it would make wrong, in text order} */
    static List<Replacement> with(
            Replacement edit, SyntaxTree tree, ModuleAnalysis module, IndexSpace space, int newIndex) {
        return with(List.of(edit), tree, module, space, index -> index >= newIndex ? index + 1 : index);
    }

    /**
     * {@return edits with those of the numbers that they would make wrong, in text order}
     *
     * @param moved from an index to the one that its entry has afterwards
     */
    static List<Replacement> with(
            List<Replacement> edits, SyntaxTree tree, ModuleAnalysis module, IndexSpace space, IntUnaryOperator moved) {
        List<Replacement> all = new ArrayList<>(edits);
        // types that only type uses need come behind those that are written
        int size = space == IndexSpace.TYPE
                ? module.module().types().size()
                : module.lowered().table(space).size();
        for (int segment = module.syntax().firstField();
                segment < module.syntax().end();
                segment++) {
            if (tree.segment(segment).kind().isField()) {
                int number = segment;
                module.lowered().lookup().forEachUse(segment, (token, used, index, owner) -> {
                    boolean written = tree.segment(number).tokens().code(token) == TokenCode.NAT;
                    if (written && used == space && index >= 0 && index < size && moved.applyAsInt(index) != index) {
                        all.add(new Replacement(tree.span(number, token), Integer.toString(moved.applyAsInt(index))));
                    }
                });
            }
        }
        all.sort(Comparator.comparingInt(edit -> edit.span().start()));
        return List.copyOf(all);
    }
}
