package dev.stepwasm.ide.completion;

import dev.stepwasm.wat.lex.Word;

/** What is imported or exported, after the strings of import and export fields. */
final class Ports {
    private final Suggestions suggestions;
    private final Place place;
    private final Frame frame;

    Ports(Suggestions suggestions) {
        this.suggestions = suggestions;
        this.place = suggestions.place();
        this.frame = place.top();
    }

    void suggest() {
        if (frame.is(Word.IMPORT)) {
            imports();
        } else {
            exports();
        }
    }

    private void imports() {
        if (place.frames().size() > 1 || frame.strings() < 2 || frame.items.size() > 2) {
            return;
        }
        suggestions.group(Word.FUNC, " ${1:\\$name}");
        suggestions.group(Word.GLOBAL, " ${1:\\$name} ${2:i32}");
        suggestions.group(Word.MEMORY, " ${1:1}");
        suggestions.group(Word.TABLE, " ${1:1} ${2:funcref}");
        suggestions.group(Word.TAG, " ${1:\\$name}");
    }

    private void exports() {
        if (place.frames().size() > 1 || frame.strings() != 1 || frame.items.size() > 1) {
            return;
        }
        suggestions.group(Word.FUNC, " ${1:0}");
        suggestions.group(Word.MEMORY, " ${1:0}");
        suggestions.group(Word.GLOBAL, " ${1:0}");
        suggestions.group(Word.TABLE, " ${1:0}");
        suggestions.group(Word.TAG, " ${1:0}");
    }
}
