package dev.stepwasm.ide.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wat.text.SourceText;

/** Applies actions. */
final class Edited {
    private Edited() {}

    /** {@return the text after an action, whose edits must be in order and apart from each other} */
    static String text(SourceText source, Action action) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Replacement edit : action.edits(source)) {
            assertThat(edit.span().start())
                    .as("edits in order: %s in %s", action.title(), source.text())
                    .isGreaterThanOrEqualTo(at);
            text.append(source.text(), at, edit.span().start()).append(edit.text());
            at = edit.span().end();
        }
        return text.append(source.text(), at, source.length()).toString();
    }
}
