package dev.stepwasm.ide.external.catalogue;

import dev.stepwasm.wasm.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A value of JSON that knows where it stands. */
sealed interface Json {
    /** {@return where it stands, UTF-16 offsets; of a string with its quotes} */
    Span span();

    /** {@return what it is, with its article} */
    default String noun() {
        return switch (this) {
            case Text text -> "a string";
            case Numeral number -> "a number";
            case Truth truth -> "`" + truth.value() + "`";
            case Null none -> "`null`";
            case Word word -> "a word";
            case Items items -> "an array";
            case Members members -> "an object";
        };
    }

    /**
     * A string.
     *
     * @param plain whether it is written without escapes, so that offsets in the value are offsets in the text
     */
    record Text(Span span, String value, boolean plain) implements Json {
        /** {@return where a part of the value stands}; all of it if that cannot be said */
        Span part(Span within) {
            return plain ? within.shifted(span.start() + 1) : span;
        }
    }

    /** A number, as it is written. */
    record Numeral(Span span, String digits) implements Json {}

    /** {@code true} or {@code false}. */
    record Truth(Span span, boolean value) implements Json {}

    /** {@code null}, or something unreadable that has been reported: that is of length 0. */
    record Null(Span span) implements Json {}

    /** Something without quotes that is nothing of the above; only {@link JsonParser} sees it. */
    record Word(Span span) implements Json {}

    /** An array. */
    record Items(Span span, List<Json> all) implements Json {
        /** Copies the list. */
        public Items {
            all = List.copyOf(all);
        }
    }

    /** An object. */
    record Members(Span span, List<Member> all) implements Json {
        /** Copies the list. */
        public Members {
            all = List.copyOf(all);
        }

        /** {@return the first value of that name} */
        Optional<Json> get(String name) {
            return all.stream()
                    .filter(member -> member.name().value().equals(name))
                    .findFirst()
                    .map(Member::value);
        }

        /** {@return the first value of that name if it is a string} */
        Optional<Text> text(String name) {
            return get(name).flatMap(value -> value instanceof Text text ? Optional.of(text) : Optional.empty());
        }

        /** {@return the members of the first value of that name if it is an object, each name once} */
        List<Member> members(String name) {
            return get(name)
                    .map(value -> value instanceof Members members ? members.each() : List.<Member>of())
                    .orElse(List.of());
        }

        /** {@return the members, each name once} */
        List<Member> each() {
            Set<String> seen = new HashSet<>();
            return all.stream()
                    .filter(member -> seen.add(member.name().value()))
                    .toList();
        }

        /** {@return whether there is {@code true} of that name, {@code otherwise} if there is nothing like it} */
        boolean flag(String name, boolean otherwise) {
            return get(name)
                    .map(value -> value instanceof Truth truth ? truth.value() : otherwise)
                    .orElse(otherwise);
        }
    }

    /** A value with its name. */
    record Member(Text name, Json value) {}
}
