package dev.stepwasm.ide.lint;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fields of structs, and elements of arrays, that are mutable but that nothing sets, neither through their own type nor
 * through one above or below it. A type that imports or exports show to others must stay as they know it.
 */
final class NeedlessMutTypes implements ModuleRule {
    @Override
    public void check(LintedModule module, List<Finding> found) {
        ShownTypes shown = ShownTypes.of(module.lowered().module());
        for (int type = 0; type < module.count(IndexSpace.TYPE); type++) {
            if (module.uses().isUsed(IndexSpace.TYPE, type) && !shown.contains(type)) {
                switch (module.lowered().module().types().get(type).composite()) {
                    case StructType struct -> fields(module, type, struct, found);
                    case ArrayType array -> elements(module, type, array, found);
                    default -> {
                        // functions have nothing to change
                    }
                }
            }
        }
    }

    private static void fields(LintedModule module, int type, StructType struct, List<Finding> found) {
        List<Optional<Node>> places = new ArrayList<>();
        for (int field = 0; field < struct.fields().size(); field++) {
            boolean needless = struct.fields().get(field).mutable()
                    && module.uses().isFieldRead(type, field)
                    && !module.uses().isFieldSet(type, field);
            if (needless) {
                if (places.isEmpty()) {
                    places = places(definition(module, type));
                }
                if (field < places.size()) {
                    String what = "field %d of type %s".formatted(field, shown(module, type));
                    places.get(field)
                            .ifPresent(mutable ->
                                    report(mutable, what + " is never set, so it need not be mutable", found));
                }
            }
        }
    }

    private static void elements(LintedModule module, int type, ArrayType array, List<Finding> found) {
        if (array.element().mutable() && !module.uses().isFieldSet(type, 0)) {
            Node definition = definition(module, type);
            for (Node node : within(definition, NodeKind.MUTABLE)) {
                report(
                        node,
                        "elements of type %s are never set, so they need not be mutable".formatted(shown(module, type)),
                        found);
            }
        }
    }

    private static void report(Node mutable, String what, List<Finding> found) {
        found.add(new Finding(Lint.NEEDLESS_MUT, Syntax.keyword(mutable), what, List.of()));
    }

    private static String shown(LintedModule module, int type) {
        return Unused.shown(module.definition(IndexSpace.TYPE, type));
    }

    private static Node definition(LintedModule module, int type) {
        IndexTable types = module.lowered().table(IndexSpace.TYPE);
        return new Node(module.tree(), types.segment(type), types.node(type));
    }

    /** {@return for each field of a struct the node that makes it mutable, if there is one} */
    private static List<Optional<Node>> places(Node definition) {
        List<Optional<Node>> places = new ArrayList<>();
        for (Node field : within(definition, NodeKind.FIELD)) {
            List<Node> parts = field.children();
            int next = 0;
            for (int token : Syntax.ownTokens(field)) {
                while (next < parts.size() && Syntax.firstToken(parts.get(next)) < token) {
                    places.add(mutable(parts.get(next++)));
                }
                int code = field.data().tokens().code(token);
                boolean isType = TokenCode.isWord(code) && token >= Syntax.afterKeyword(field);
                if (isType) {
                    places.add(Optional.empty());
                }
            }
        }
        return places;
    }

    private static Optional<Node> mutable(Node part) {
        return part.kind() == NodeKind.MUTABLE ? Optional.of(part) : Optional.empty();
    }

    private static List<Node> within(Node node, NodeKind kind) {
        List<Node> found = new ArrayList<>();
        for (int index = node.index(); index < node.data().nodeEnd(node.index()); index++) {
            if (node.data().kind(index) == kind) {
                found.add(new Node(node.tree(), node.segment(), index));
            }
        }
        return found;
    }
}
