package dev.stepwasm.lsp;

import dev.stepwasm.ide.hover.HoverText;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** Hovers in the words of the protocol. */
final class Hovers {
    private Hovers() {}

    static Hover of(Snapshot snapshot, HoverText text, ClientAbilities client) {
        return new Hover(content(text, client.markdown()), snapshot.range(text.span()));
    }

    /** {@return what a hover says, also where it is no hover} */
    static MarkupContent content(HoverText text, boolean markdown) {
        return markdown
                ? new MarkupContent(MarkupKind.MARKDOWN, text.markdown())
                : new MarkupContent(MarkupKind.PLAINTEXT, text.plain());
    }
}
