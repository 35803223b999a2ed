package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A catch clause for exceptions that a clause before it takes already: of the same tag, or of all. */
final class UselessCatch implements BodyRule {
    @Override
    public void check(Body body, List<Finding> found) {
        for (int i = 0; i < body.size(); i++) {
            if (body.op(i) == Opcode.TRY_TABLE
                    && body.immediates(i) instanceof Immediates.TryTable handlers
                    && handlers.catches().size() > 1) {
                check(body, i, handlers.catches(), found);
            }
        }
    }

    private static void check(Body body, int i, List<Catch> catches, List<Finding> found) {
        List<Span> places = clauses(body, i);
        Map<Integer, Span> ofTag = new HashMap<>();
        Span ofAll = null;
        for (int n = 0; n < Math.min(catches.size(), places.size()); n++) {
            Catch clause = catches.get(n);
            Span place = places.get(n);
            boolean one = clause.kind().hasTag();
            Span first = ofAll != null || !one ? ofAll : ofTag.putIfAbsent(clause.tag(), place);
            if (first != null) {
                String what = one && ofAll == null ? "this exception" : "everything";
                found.add(new Finding(
                        Lint.USELESS_CATCH,
                        place,
                        "this clause never catches anything",
                        List.of(new Related(first, "this one catches " + what + " already"))));
            } else if (!one) {
                ofAll = place;
            }
        }
    }

    private static List<Span> clauses(Body body, int i) {
        Segment segment = body.segment();
        int head = segment.nodeOfToken(body.keyword(i));
        List<Span> places = new ArrayList<>();
        for (int node = head + 1; node < segment.nodeEnd(head); node = segment.nodeEnd(node)) {
            if (segment.kind(node) == NodeKind.CATCH_CLAUSE) {
                places.add(new Span(segment.start(node), segment.end(node)));
            }
        }
        return places;
    }
}
