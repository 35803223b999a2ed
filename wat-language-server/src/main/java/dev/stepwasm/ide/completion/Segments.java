package dev.stepwasm.ide.completion;

import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.IndexSpace;

/** Element and data segments: where they go, and of what they are made. */
final class Segments {
    private final Suggestions suggestions;
    private final Place place;
    private final Frame frame;
    private final TypeWords types;
    private final Entries entries;

    Segments(Suggestions suggestions) {
        this.suggestions = suggestions;
        this.place = suggestions.place();
        this.frame = place.top();
        this.types = new TypeWords(suggestions);
        this.entries = new Entries(suggestions);
    }

    void suggest() {
        if (frame.is(Word.ELEM)) {
            elem();
        } else {
            data();
        }
    }

    private void elem() {
        if (place.out(1).filter(parent -> parent.is(Word.TABLE)).isPresent()) {
            elements();
            return;
        }
        boolean offset = frame.items.stream()
                .anyMatch(item -> item.isGroup(Word.OFFSET) || item.group() && TokenCode.isOpcode(item.code()));
        boolean declared = frame.has(Word.DECLARE);
        if (Constants.isBehindType(frame)) {
            elementsBehindType();
        } else if (offset || declared) {
            suggestions.words(Word.FUNC);
            types.references();
            if (offset && !frame.hasGroup(Word.TABLE)) {
                entries.all(IndexSpace.FUNCTION, index -> Fit.NEUTRAL);
            }
        } else {
            boolean table = frame.hasGroup(Word.TABLE);
            suggestions.group(Word.OFFSET, " (i32.const ${1:0})");
            if (!table) {
                suggestions.words(Word.FUNC, Word.DECLARE);
                suggestions.group(Word.TABLE, " ${1:0}");
                types.references();
            }
            new Code(suggestions).expression();
        }
    }

    private void elementsBehindType() {
        if (frame.has(Word.FUNC)) {
            entries.all(IndexSpace.FUNCTION, index -> Fit.NEUTRAL);
        } else {
            elementExpressions();
        }
    }

    private void elements() {
        boolean expressions = frame.items.stream().anyMatch(Frame.Item::group);
        if (!expressions) {
            entries.all(IndexSpace.FUNCTION, index -> Fit.NEUTRAL);
        }
        elementExpressions();
    }

    private void elementExpressions() {
        suggestions.group(Word.ITEM, " (ref.func ${1:0})");
        new Code(suggestions).expression();
    }

    private void data() {
        if (place.frames().size() > 1) {
            return;
        }
        boolean memory = frame.hasGroup(Word.MEMORY);
        boolean offset = frame.items.stream().anyMatch(item -> item.group() && !item.isGroup(Word.MEMORY));
        if (frame.strings() == 0 && !offset) {
            if (!memory) {
                suggestions.group(Word.MEMORY, " ${1:0}");
            }
            suggestions.group(Word.OFFSET, " (i32.const ${1:0})");
            new Code(suggestions).expression();
        }
    }
}
