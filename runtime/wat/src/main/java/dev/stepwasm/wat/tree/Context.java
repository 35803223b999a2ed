package dev.stepwasm.wat.tree;

/** What the parser knew when it began a segment, apart from the text: enough to begin there again. */
public enum Context {
    /** Outside of modules, between the commands of a script. */
    SCRIPT,
    /** Among the fields of {@code (module ...)}. */
    MODULE,
    /** The same, after an unbalanced parenthesis, about which one complaint per module is enough. */
    UNBALANCED_MODULE,
    /** Among fields that stand in no module. */
    BARE,
    /** The same, after an unbalanced parenthesis. */
    UNBALANCED_BARE;

    /** {@return whether fields are expected here} */
    public boolean inModule() {
        return this != SCRIPT;
    }

    /** {@return whether the fields here stand in no {@code (module ...)}} */
    public boolean isBare() {
        return this == BARE || this == UNBALANCED_BARE;
    }

    /** {@return whether an unbalanced parenthesis was reported in this module} */
    public boolean isUnbalanced() {
        return this == UNBALANCED_MODULE || this == UNBALANCED_BARE;
    }

    /** {@return this after an unbalanced parenthesis} */
    public Context unbalanced() {
        return switch (this) {
            case SCRIPT -> SCRIPT;
            case MODULE, UNBALANCED_MODULE -> UNBALANCED_MODULE;
            case BARE, UNBALANCED_BARE -> UNBALANCED_BARE;
        };
    }
}
