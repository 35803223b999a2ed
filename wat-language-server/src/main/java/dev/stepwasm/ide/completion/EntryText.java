package dev.stepwasm.ide.completion;

import dev.stepwasm.ide.syntax.Definitions;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.tree.Node;
import java.util.Optional;

/**
 * What to say about a proposed name.
 *
 * @param header its definition without its body
 * @param comment the comment above the definition, possibly empty
 */
public record EntryText(String header, String comment) {
    /**
     * {@return what to say about an entry of the module around an offset}
     *
     * @param offset of the place where it was proposed
     */
    public static Optional<EntryText> of(Analysis analysis, int offset, Proposal.Entry entry) {
        return analysis.moduleAt(offset)
                .flatMap(module -> module.lowered().lookup().definition(entry.space(), entry.index(), entry.owner()))
                .map(definition -> {
                    Node node = analysis.nodeAt(definition.span().start());
                    return new EntryText(Definitions.header(node), Definitions.comment(node));
                });
    }
}
