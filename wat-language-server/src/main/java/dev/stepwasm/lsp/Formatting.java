package dev.stepwasm.lsp;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.format.LineIndent;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.format.Edit;
import dev.stepwasm.wat.format.FormatOptions;
import dev.stepwasm.wat.format.Formatter;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.DocumentOnTypeFormattingOptions;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.jspecify.annotations.Nullable;

/** The formatter in the words of the protocol. */
final class Formatting {
    /** A new line, and whatever ends a word that closes something: {@code )}, {@code end}, {@code else}. */
    static final DocumentOnTypeFormattingOptions TRIGGERS =
            new DocumentOnTypeFormattingOptions("\n", List.of(")", "d", "e"));

    private Formatting() {}

    static List<TextEdit> document(Snapshot snapshot, Analysis analysis, @Nullable FormattingOptions client) {
        if (snapshot.isReadOnly()) {
            return List.of();
        }
        return Formatter.edits(analysis.tree(), options(snapshot, client)).stream()
                .map(edit -> edit(snapshot, edit.span(), edit.replacement()))
                .toList();
    }

    /** {@return the changes in the lines that a range touches}; an empty range stands for the field around it */
    static List<TextEdit> range(
            Snapshot snapshot, Analysis analysis, @Nullable FormattingOptions client, @Nullable Range range) {
        if (snapshot.isReadOnly()) {
            return List.of();
        }
        Span wanted = range == null ? new Span(0, snapshot.text().length()) : snapshot.span(range);
        Span lines = wanted.length() == 0 ? new Span(0, snapshot.text().length()) : lines(snapshot, wanted);
        return Formatter.edits(analysis.tree(), options(snapshot, client), wanted).stream()
                .filter(edit -> touches(edit, lines))
                .map(edit -> edit(snapshot, edit.span(), edit.replacement()))
                .toList();
    }

    static List<TextEdit> onType(
            Snapshot snapshot,
            Analysis analysis,
            @Nullable FormattingOptions client,
            int offset,
            @Nullable String typed) {
        FormatOptions options = options(snapshot, client);
        Optional<Replacement> change = "\n".equals(typed)
                ? LineIndent.afterLineBreak(analysis.tree(), offset, options)
                : LineIndent.afterCloser(analysis.tree(), offset, options);
        return change.stream()
                .map(edit -> edit(snapshot, edit.span(), edit.text()))
                .toList();
    }

    /** What the editor says about indentation has the last word, because it is what the user sees in its status line. */
    private static FormatOptions options(Snapshot snapshot, @Nullable FormattingOptions client) {
        FormatOptions options = snapshot.settings().format();
        if (client == null) {
            return options;
        }
        int indent = Math.clamp(client.getTabSize(), 1, FormatOptions.GREATEST_INDENT);
        return options.withIndent(indent).withTabs(!client.isInsertSpaces());
    }

    private static boolean touches(Edit edit, Span lines) {
        return edit.span().start() < lines.end() && edit.span().end() >= lines.start();
    }

    private static Span lines(Snapshot snapshot, Span span) {
        int first = snapshot.text().positionOf(span.start()).line();
        int last = snapshot.text()
                .positionOf(Math.max(span.start(), span.end() - 1))
                .line();
        return new Span(
                snapshot.text().lineSpan(first).start(),
                snapshot.text().lineSpan(last).end());
    }

    private static TextEdit edit(Snapshot snapshot, Span span, String text) {
        return new TextEdit(snapshot.range(span), text);
    }
}
