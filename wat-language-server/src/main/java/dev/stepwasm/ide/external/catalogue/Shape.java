package dev.stepwasm.ide.external.catalogue;

import java.util.List;

/** What a value of a catalogue may be. The reader checks values against it, and the published schema is made of it. */
sealed interface Shape {
    /** A string. */
    record Text() implements Shape {}

    /** {@code true} or {@code false}. */
    record Flag() implements Shape {}

    /** A whole number. */
    record Whole() implements Shape {}

    /** The type of an import in the text format, or one of its keywords alone. */
    record Type() implements Shape {}

    /** A type definition in the text format. */
    record Definition() implements Shape {}

    /** An array. */
    record ListOf(Shape item) implements Shape {}

    /** An object with names of one's own. */
    record MapOf(Shape value) implements Shape {}

    /** An object with given names. */
    record Fields(List<Field> all) implements Shape {
        /** Copies the list. */
        public Fields {
            all = List.copyOf(all);
        }

        static Fields of(Field... all) {
            return new Fields(List.of(all));
        }
    }

    /** A value of an object. */
    record Field(String name, Shape shape, boolean required, String description) {}
}
