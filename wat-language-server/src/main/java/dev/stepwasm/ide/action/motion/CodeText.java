package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Spacing;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import java.util.Comparator;
import java.util.List;

/** Texts of code that moves from one place to another. */
final class CodeText {
    private CodeText() {}

    /** {@return a part of a text after some changes, those that lie in it, with words apart that were apart} */
    static String changed(SourceText source, Span part, List<Replacement> changes) {
        StringBuilder text = new StringBuilder();
        int at = part.start();
        List<Replacement> within = changes.stream()
                .filter(change ->
                        change.span().start() >= part.start() && change.span().end() <= part.end())
                .sorted(Comparator.comparingInt(change -> change.span().start()))
                .toList();
        for (Replacement change : Spacing.apart(source.text(), within)) {
            text.append(source.text(), at, change.span().start()).append(change.text());
            at = change.span().end();
        }
        return text.append(source.text(), at, part.end()).toString();
    }

    /** {@return code whose lines are indented as the line of an offset, indented in another way} */
    static String reindented(SourceText source, int offset, String code, String indentation) {
        String before = Layout.indentation(source, offset);
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < code.length()) {
            int end = afterBreak(code, at);
            if (at > 0) {
                int kept = at;
                while (kept < end && kept - at < before.length() && before.charAt(kept - at) == code.charAt(kept)) {
                    kept++;
                }
                boolean blank = code.substring(at, end).isBlank();
                text.append(blank ? "" : indentation).append(code, blank ? end - breakLength(code, end) : kept, end);
            } else {
                text.append(code, at, end);
            }
            at = end;
        }
        return text.toString();
    }

    private static int afterBreak(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return i + 1;
            }
            if (c == '\r') {
                return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
            }
        }
        return text.length();
    }

    private static int breakLength(String text, int end) {
        int length = 0;
        while (length < 2 && end - length > 0 && "\r\n".indexOf(text.charAt(end - length - 1)) >= 0) {
            length++;
        }
        return length;
    }
}
