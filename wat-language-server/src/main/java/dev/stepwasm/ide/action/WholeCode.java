package dev.stepwasm.ide.action;

import dev.stepwasm.ide.action.fold.Sequence;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where actions on all of a function or module are offered: at their keywords and names. */
final class WholeCode {
    /** How many nodes are looked at before an action is offered that may turn out to have nothing to do. */
    private static final int ENOUGH = 300_000;

    private WholeCode() {}

    /** {@return the module whose keyword or name, or that of a field, the cursor is at} */
    static Optional<ModuleAnalysis> module(Place place) {
        return place.path().isEmpty()
                ? Optional.empty()
                : Optional.of(place.path().getFirst())
                        .filter(root -> root.kind() == NodeKind.MODULE_START || isAtHead(place, root))
                        .flatMap(root -> place.analysis().moduleAt(root.span().start()));
    }

    /** {@return the segment of the function whose keyword, name or type the cursor is at} */
    static Optional<Integer> function(Place place) {
        return place.field()
                .filter(field -> field.kind() == NodeKind.FUNCTION_FIELD && isAtHead(place, field))
                .map(Node::segment);
    }

    /** {@return the segments of the functions with bodies} */
    static List<Integer> bodies(ModuleAnalysis module) {
        List<Integer> segments = new ArrayList<>();
        for (int body = 0; body < module.lowered().bodyCount(); body++) {
            segments.add(module.lowered().bodySegment(body));
        }
        return segments;
    }

    /** {@return the segments of all fields of a module} */
    static List<Integer> fields(ModuleAnalysis module, SyntaxTree tree) {
        List<Integer> segments = new ArrayList<>();
        for (int segment = module.syntax().firstField();
                segment < module.syntax().end();
                segment++) {
            if (tree.segment(segment).kind().isField()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** {@return whether there is a token with a code}; for all that is known if it takes long to find one */
    static boolean mayHold(SyntaxTree tree, List<Integer> segments, int code) {
        int tokens = 0;
        for (int segment : segments) {
            tokens += tree.segment(segment).tokens().size();
            if (tokens > ENOUGH || tree.segment(segment).tokens().contains(code)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether the code of a function is of a kind}; for all that is known if it takes long to find one */
    static boolean mayBeAny(SyntaxTree tree, List<Integer> segments, Predicate<Sequence> kind) {
        return mayBe(tree, segments, segment -> kind.test(Sequence.ofFunction(tree, segment)));
    }

    /** {@return whether a field is of a kind}; for all that is known if it takes long to find one */
    static boolean mayBe(SyntaxTree tree, List<Integer> segments, Predicate<Integer> kind) {
        int nodes = 0;
        for (int segment : segments) {
            nodes += tree.segment(segment).nodeCount();
            if (nodes > ENOUGH || kind.test(segment)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether the cursor is at the keyword or name of a field} */
    static boolean isAtHead(Place place, Node field) {
        int keyword = Syntax.afterKeyword(field);
        int end = Syntax.idToken(field).map(id -> id + 1).orElse(keyword);
        return field.kind().isField()
                && place.token().filter(token -> token.number() < end).isPresent();
    }
}
