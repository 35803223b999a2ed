package dev.stepwasm.ide.signature;

import dev.stepwasm.ide.syntax.Annotations;
import dev.stepwasm.ide.syntax.Definitions;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;

/**
 * What an instruction takes and gives, with names.
 *
 * @param head the instruction with what it calls or makes, {@code call $f}
 * @param parameters what it takes, the top of the stack last
 * @param tail what it gives, {@code (result i32)}; may be empty
 * @param definition of what it calls or makes, empty for other instructions
 * @param documentation the comment above the definition, possibly empty
 * @param deprecation why not to use it any more, if the definition says so
 */
public record Callee(
        String head,
        List<Parameter> parameters,
        String tail,
        Optional<Definition> definition,
        String documentation,
        Optional<String> deprecation) {
    /** Copies the list. */
    public Callee {
        parameters = List.copyOf(parameters);
    }

    static Callee of(String head, List<Parameter> parameters, String tail, Definition definition, Node node) {
        Node whole = node.kind() == NodeKind.IMPORT_DESCRIPTION ? node.parent().orElse(node) : node;
        return new Callee(
                head,
                parameters,
                tail,
                Optional.of(definition),
                Definitions.comment(whole),
                Annotations.deprecation(node).map(Annotations.Deprecation::reason));
    }

    /** {@return the same with other documentation} */
    Callee with(String other) {
        return new Callee(head, parameters, tail, definition, other, deprecation);
    }

    static Callee of(String head, List<Parameter> parameters, String tail) {
        return new Callee(head, parameters, tail, Optional.empty(), "", Optional.empty());
    }
}
