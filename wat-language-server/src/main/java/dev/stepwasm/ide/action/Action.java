package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A change of a text that someone may want.
 *
 * @param title what to call it, with WAT in backticks
 * @param preferred whether it is what people want nearly always
 * @param fixed the problem that is gone afterwards
 * @param disabled why it cannot be done here although it would fit; it has no edits then
 * @param maker makes the changes; asked when someone wants to do it, since that may take a look at the whole module
 */
public record Action(
        String title,
        Kind kind,
        boolean preferred,
        Optional<Fixed> fixed,
        Optional<String> disabled,
        Supplier<List<Replacement>> maker) {
    /**
     * What is wrong, or not as it should be, and will be right.
     *
     * @param code of the problem or lint, as shown to people
     * @param span where it is
     */
    public record Fixed(String code, Span span) {
        public static Fixed of(Diagnostic diagnostic) {
            return new Fixed(diagnostic.problem().code(), diagnostic.span());
        }
    }

    /** What an action is for. */
    public enum Kind {
        /** Something is wrong and will be right. */
        QUICK_FIX("quickfix"),
        /** The same is said in another way. */
        REWRITE("refactor.rewrite"),
        /** What stands elsewhere comes here. */
        INLINE("refactor.inline"),
        /** What stands here goes elsewhere. */
        EXTRACT("refactor.extract"),
        /** Everything in the text that is surely better changed. */
        FIX_ALL("source.fixAll.stepwasm");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /** {@return words with dots between them, the general ones first} */
        public String path() {
            return path;
        }

        /** {@return whether this is of a kind that someone asks for, as {@code refactor.rewrite} is a {@code refactor}} */
        public boolean isWithin(String asked) {
            return asked.isEmpty() || path.equals(asked) || path.startsWith(asked + ".");
        }
    }

    /** {@return one that makes its changes when someone wants it} */
    public static Action of(Kind kind, String title, Supplier<List<Replacement>> maker) {
        return new Action(title, kind, false, Optional.empty(), Optional.empty(), maker);
    }

    /** {@return one that replaces a part of the text} */
    public static Action of(Kind kind, String title, Span span, String text) {
        return of(kind, title, () -> List.of(new Replacement(span, text)));
    }

    /**
     * {@return one that needs a text without errors}
     *
     * @param sound whether it is without
     */
    static Action ofSound(boolean sound, Kind kind, String title, Supplier<List<Replacement>> maker) {
        return sound ? of(kind, title, maker) : disabled(kind, title, "there are errors in it");
    }

    /** {@return one that cannot be done here} */
    public static Action disabled(Kind kind, String title, String reason) {
        return new Action(title, kind, false, Optional.empty(), Optional.of(reason), List::of);
    }

    /** {@return one after which a problem is gone} */
    public static Action fix(Diagnostic diagnostic, String title, Supplier<List<Replacement>> maker) {
        return of(Kind.QUICK_FIX, title, maker).fixing(Fixed.of(diagnostic));
    }

    /** {@return one that replaces a part of the text, after which a problem is gone} */
    public static Action fix(Diagnostic diagnostic, String title, Span span, String text) {
        return fix(diagnostic, title, () -> List.of(new Replacement(span, text)));
    }

    /** {@return the same, after which something is gone} */
    public Action fixing(Fixed what) {
        return new Action(title, kind, preferred, Optional.of(what), disabled, maker);
    }

    /** {@return the same, as what people want nearly always} */
    public Action asPreferred() {
        return new Action(title, kind, true, fixed, disabled, maker);
    }

    /**
     * {@return the changes, which do not overlap, in text order, and leave words apart that were apart}
     *
     * @param source the text that the action is for
     */
    public List<Replacement> edits(SourceText source) {
        return Spacing.apart(source.text(), maker.get());
    }
}
