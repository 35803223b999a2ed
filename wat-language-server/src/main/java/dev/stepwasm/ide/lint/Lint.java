package dev.stepwasm.ide.lint;

import static dev.stepwasm.ide.lint.Level.HINT;
import static dev.stepwasm.ide.lint.Level.OFF;
import static dev.stepwasm.ide.lint.Level.WARNING;

import java.util.Locale;

/**
 * Everything that is worth a remark though the module can be used. The code that people see, in settings too, is the name
 * in kebab case.
 */
public enum Lint {
    UNUSED(WARNING, Tag.UNNECESSARY, "Something is defined but nothing uses it."),
    UNREAD(WARNING, Tag.UNNECESSARY, "A local or global is set but never read."),
    SHADOW(WARNING, Tag.NONE, "A label has the name of a label around it."),
    DEPRECATED(WARNING, Tag.DEPRECATED, "Something is used that is marked with `(@deprecated)`."),
    NEEDLESS_MUT(WARNING, Tag.NONE, "A global is mutable but never set."),
    NEEDLESS_TRY_TABLE(WARNING, Tag.UNNECESSARY, "A `try_table` catches nothing."),
    USELESS_CATCH(WARNING, Tag.UNNECESSARY, "A catch clause comes after one that takes all it could catch."),
    UNREACHABLE(HINT, Tag.UNNECESSARY, "Code can never run."),
    CONSTANT_CONDITION(WARNING, Tag.NONE, "A branch, `if` or `select` decides by a constant."),
    ENDLESS_LOOP(WARNING, Tag.NONE, "Nothing leads out of a loop."),
    REDUNDANT_SET_GET(HINT, Tag.NONE, "A local is set and read at once, or not read after `local.tee`."),
    SELF_ASSIGNMENT(WARNING, Tag.NONE, "A local or global is set to the value that it has."),
    OUT_OF_BOUNDS_ADDRESS(
            WARNING, Tag.NONE, "A constant address or a segment lies beyond the end of its memory or table."),
    OVERLAPPING_DATA(WARNING, Tag.NONE, "An active segment overwrites a part of another one."),
    UNREACHABLE_FUNCTION(WARNING, Tag.UNNECESSARY, "A function is called only by functions that nobody can call."),
    MISSED_TAIL_CALL(HINT, Tag.NONE, "A call at the end of a function could be a tail call."),
    IMPORT_MISMATCH(WARNING, Tag.NONE, "What is imported has another type than the host or module gives it."),
    UNKNOWN_IMPORT(WARNING, Tag.NONE, "A host or module that is known completely does not have what is imported."),
    POINTLESS_OPERATION(WARNING, Tag.NONE, "The result of arithmetic or a comparison is known before it runs."),
    INVISIBLE_CHARACTER(
            WARNING,
            Tag.NONE,
            "A comment or a string holds characters that nobody can see, or that turn the direction of writing."),
    IMPLICIT_MODULE(OFF, Tag.NONE, "Fields stand without a `(module)` around them."),
    OMITTED_IDX_IN_INSTR(OFF, Tag.NONE, "An instruction leaves out the index of its memory or table."),
    MULTI_MODULES(WARNING, Tag.NONE, "A `.wat` file has more than one module.");

    private final Level level;
    private final Tag tag;
    private final String description;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Lint(Level level, Tag tag, String description) {
        this.level = level;
        this.tag = tag;
        this.description = description;
    }

    /** {@return the name in kebab case, as shown to people} */
    public String code() {
        return code;
    }

    /** {@return how loudly it speaks if nobody says otherwise} */
    public Level level() {
        return level;
    }

    /** {@return what editors can do with the place} */
    public Tag tag() {
        return tag;
    }

    /** {@return what it is about, in a sentence} */
    public String description() {
        return description;
    }
}
