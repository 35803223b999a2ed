package dev.stepwasm.ide.completion;

import dev.stepwasm.wat.lex.Word;

/** Module fields, between others. */
final class Fields {
    private Fields() {}

    static void suggest(Suggestions suggestions) {
        suggestions.group(Word.FUNC, " ${1:\\$name} (param ${2:\\$x} ${3:i32}) (result ${4:i32})\n\t$0");
        suggestions.group(Word.IMPORT, " \"${1:module}\" \"${2:name}\" (func ${3:\\$name})");
        suggestions.group(Word.EXPORT, " \"${1:name}\" (func ${2:0})");
        suggestions.group(Word.TYPE, " ${1:\\$name} (func${2:})");
        suggestions.group(Word.MEMORY, " ${1:1}");
        suggestions.group(Word.GLOBAL, " ${1:\\$name} ${2:i32} (i32.const ${3:0})");
        suggestions.group(Word.TABLE, " ${1:1} ${2:funcref}");
        suggestions.group(Word.DATA, " (i32.const ${1:0}) \"${2:}\"");
        suggestions.group(Word.ELEM, " (i32.const ${1:0}) func ${2:0}");
        suggestions.group(Word.START, " ${1:0}");
        suggestions.group(Word.TAG, " ${1:\\$name}");
        suggestions.group(Word.REC, "\n\t(type ${1:\\$name} (struct${2:}))\n");
    }

    /** At the beginning of a module: what makes it more than a plain module. */
    static void suggestHeader(Suggestions suggestions, Frame module) {
        boolean fresh = module.isFresh();
        if (fresh) {
            suggestions.words(Word.BINARY, Word.QUOTE);
        }
        if (module.items.isEmpty()) {
            suggestions.words(Word.DEFINITION, Word.INSTANCE);
        }
    }
}
